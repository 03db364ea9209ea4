/** How long the program takes to say its version. */
import { type Figure, median } from './figures.ts';
import { timeProgram } from './program.ts';

const WALL_MS = 120;

export async function startUp(runs: number): Promise<Figure[]> {
  await timeProgram(['--version']);
  const walls: number[] = [];
  for (let run = 0; run < runs; run++) walls.push(await timeProgram(['--version']));
  const wall = median(walls);
  const range = `${Math.min(...walls).toFixed(0)} to ${Math.max(...walls).toFixed(0)} ms`;
  return [
    {
      name: 'start-up (--version)',
      asked: `<= ${WALL_MS} ms`,
      measured: `${wall.toFixed(0)} ms`,
      isMet: wall <= WALL_MS,
      isTime: true,
      note: `${runs} runs, ${range}`,
    },
  ];
}
