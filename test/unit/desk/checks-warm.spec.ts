import { CheckingService } from '../../../src/desk/replies/checking.service';

/** A service whose checks count the steps in which they are made ready. */
function warming(steps: number) {
  let taken = 0;
  function* warm() {
    while (taken < steps) yield ++taken;
  }
  const service = new CheckingService(null as never, { warm } as never, null as never, null as never);
  return { service, taken: () => taken };
}

describe('the checks are made ready before anybody writes', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('step by step, until all is done', () => {
    const { service, taken } = warming(3);
    service.onApplicationBootstrap();
    expect(taken()).toBe(0);
    jest.runAllTimers();
    expect(taken()).toBe(3);
  });

  it('takes no further step once the program ends', () => {
    const { service, taken } = warming(1000);
    service.onApplicationBootstrap();
    jest.advanceTimersByTime(2000);
    const before = taken();
    expect(before).toBeGreaterThan(0);
    service.onModuleDestroy();
    jest.runAllTimers();
    expect(taken()).toBe(before);
  });

  it('takes none at all where the program ends before the first', () => {
    const { service, taken } = warming(3);
    service.onApplicationBootstrap();
    service.onModuleDestroy();
    jest.runAllTimers();
    expect(taken()).toBe(0);
  });
});
