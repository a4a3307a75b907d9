'use client';
import { useState } from 'react';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import { PhoneNumberRows } from './parts/PhoneNumberRows.js';
import type { PhoneTask } from './parts/phone-task.js';

/**
 * The person's numbers, the primary one first and verified before unverified, each with what can be done with it:
 * verify opens `VerifyPhoneForm` in its row, remove asks first. Renders a `<ul data-part="list">`.
 */
export function PhoneNumberList() {
  const { userId } = usePhoneNumbersContext();
  return <Rows key={userId} />;
}

function Rows() {
  const [task, setTask] = useState<PhoneTask | null>();
  return <PhoneNumberRows task={task} onTaskChange={setTask} />;
}
