/** Which brand the person looks at; remembered on this machine. A desk with one brand never asks. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { queries } from '../api/queries.js';
import type { Brand } from '../api/types.js';
import { useMe } from './use-session.js';

const KEY = 'earshot.brand';
interface Choice {
  brand: Brand | null;
  brands: Brand[];
  choose(brandId: string): void;
}
const BrandContext = createContext<Choice>({ brand: null, brands: [], choose: () => undefined });

export function BrandProvider({ children }: { children: ReactNode }) {
  const { sample } = useMe().person;
  const { data } = useSuspenseQuery(queries.brands());
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  const value = useMemo<Choice>(() => {
    const brands = data.items;
    // People of the sample came to see the sample, everybody else to work on a real brand.
    const brand =
      brands.find((b) => b.id === chosen) ?? brands.find((b) => b.sample === sample) ?? brands[0] ?? null;
    return {
      brand,
      brands,
      choose: (brandId) => {
        localStorage.setItem(KEY, brandId);
        setChosen(brandId);
      },
    };
  }, [data, chosen, sample]);
  return <BrandContext value={value}>{children}</BrandContext>;
}

export const useBrand = (): Choice => useContext(BrandContext);
