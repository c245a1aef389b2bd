/**
 * At boot, before the first request: every route says who may call it and what it gives. One that does not stops the boot, with
 * its name, so that forgetting a permission can never reach an installation.
 */
import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import {
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
  SSE_METADATA,
} from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type Access } from '../identity/allow.decorator.js';
import { RETURNS } from './api-schema.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';

export class RouteCheckError extends Error {
  override readonly name = 'RouteCheckError';
}

const CHECKED: Partial<Record<number, string>> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'path',
};

type Handler = (...args: unknown[]) => unknown;

@Injectable()
export class RouteCheckService implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Throws RouteCheckError naming every route at fault. */
  onModuleInit(): void {
    const problems = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => this.problemsOf(metatype as new () => unknown, prototype[name]!, name));
    });
    if (problems.length > 0)
      throw new RouteCheckError(
        `Earshot does not start while a route leaves open who may call it or what it gives:\n  ${problems.join('\n  ')}`,
      );
  }

  private problemsOf(controller: new () => unknown, handler: Handler, name: string): string[] {
    const path = this.reflector.get<string | string[] | undefined>(PATH_METADATA, handler);
    if (path === undefined) return [];
    const method =
      RequestMethod[this.reflector.get<RequestMethod>(METHOD_METADATA, handler) ?? RequestMethod.GET];
    const base = this.reflector.get<string | string[] | undefined>(PATH_METADATA, controller) ?? '';
    const route = `${method} /${[base, path]
      .flat()
      .join('/')
      .replace(/\/+/g, '/')
      .replace(/^\/|\/$/g, '')} (${controller.name}.${name})`;
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, controller]);
    const problems: string[] = [];
    if (!access) problems.push(`${route} has neither @Allow(…) nor @Public()`);
    else if (!access.public && access.roles.length === 0)
      problems.push(`${route} has @Allow() without a role`);
    const streams = this.reflector.get<boolean | undefined>(SSE_METADATA, handler) === true;
    if (!streams && this.reflector.get<unknown>(RETURNS, handler) === undefined)
      problems.push(`${route} has none of @Returns(schema), @ReturnsNothing(), @ReturnsStream(type)`);
    problems.push(
      ...this.unread(controller, name).map((what) => `${route} reads its ${what} without { schema }`),
    );
    return problems;
  }

  /** The parts of a request that a handler takes unchecked. */
  private unread(controller: new () => unknown, name: string): string[] {
    const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
      string,
      { schema?: unknown }
    >;
    return Object.entries(parameters).flatMap(([key, { schema }]) => {
      const what = CHECKED[Number(key.split(':')[0])];
      return what !== undefined && schema === undefined ? [what] : [];
    });
  }
}
