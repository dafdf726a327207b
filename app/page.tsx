import { redirect } from 'next/navigation'

/** The map is the first screen. */
export default function Home() {
  redirect('/map')
}
