import { expect } from '@playwright/test'

/**
 * Does something until it shows. What is done before React has taken over the first HTML has no effect, and there is no
 * sign of that moment but the effect itself. `act` must be harmless when repeated.
 */
export async function actUntil(act: () => Promise<unknown>, shows: () => Promise<unknown>): Promise<void> {
  await expect(async () => {
    await act()
    await shows()
  }).toPass({ timeout: 20_000 })
}

/** How long one try waits for its effect. */
export const TRY = { timeout: 2_000 }
