/** Replace it by your app's session, of `cookies()` in `next/headers`: everyone is the same user here. */
export async function readUserId(): Promise<string> {
  return 'user_1';
}
