import type { Sink } from '../../knowledge.ts';
import { manual } from '../manual.ts';

/** Files that the PHP runtime itself keeps: its error log, its sessions, the readline history. */
export const runtimeSinks: readonly Sink[] = [
  {
    call: 'error_log',
    path: { arg: 2, name: 'destination' },
    effect: 'append',
    when: [{ arg: 1, name: 'message_type', equals: 3, strict: true }],
    kind: 'log',
    source: manual('function.error-log'),
  },
  {
    call: 'ini_set',
    path: { arg: 1, name: 'value' },
    effect: 'append',
    when: [{ arg: 0, name: 'option', equals: 'error_log', strict: true }],
    kind: 'log',
    localOnly: true,
    source: manual('errorfunc.configuration'),
  },
  {
    call: 'ini_set',
    path: { arg: 1, name: 'value' },
    effect: 'write',
    when: [{ arg: 0, name: 'option', equals: 'session.save_path', strict: true }],
    kind: 'session',
    source: manual('session.configuration'),
  },
  {
    call: 'session_save_path',
    path: { arg: 0, name: 'path' },
    effect: 'write',
    when: [{ arg: 0, name: 'path', given: true }],
    kind: 'session',
    source: manual('function.session-save-path'),
  },
  {
    call: 'readline_write_history',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 0, name: 'filename', given: true }],
    localOnly: true,
    source: manual('function.readline-write-history'),
  },
];
