/** The desk itself, for somebody who is signed in: their language, their brand, and the screens behind the addresses. */
import { Center, Loader } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { router } from '../router.js';
import { BrandProvider } from '../session/brand.js';
import { LocaleFollower } from './LocaleFollower.js';

export function Desk() {
  return (
    <Suspense
      fallback={
        <Center mih="60vh">
          <Loader />
        </Center>
      }
    >
      <LocaleFollower />
      <BrandProvider>
        <RouterProvider router={router} />
      </BrandProvider>
    </Suspense>
  );
}
