/** The state map as a picture: kinds of state by where they are, with what a deploy wipes and a second node does not see. */
import { type Placement, STATE_KINDS } from '@tidemark/sdk/model';
import type { JSX } from 'preact';
import type { Audit, Fate } from '../../audit.ts';
import { FATE_WORDS, PLACEMENT_WORDS } from '../../words.ts';

const COLUMNS: readonly Placement[] = ['process', 'node', 'unknown', 'shared', 'build'];

const LEFT = 110;
const RIGHT = 170;
const CELL = 110;
const ROW = 34;
const TOP = 64;
const WIDTH = LEFT + COLUMNS.length * CELL + RIGHT;

export function StatePicture(props: { readonly audit: Audit }): JSX.Element {
  const { stateMap, fates, project } = props.audit;
  const isWiped = !project.platform.keepsDisk;
  const height = TOP + STATE_KINDS.length * ROW + 8;
  return (
    // biome-ignore lint/a11y: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <div class="picture scroll" role="region" aria-label="Picture of the state map" tabIndex={0}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="picture-title picture-text">
        <title id="picture-title">Where each kind of state lives</title>
        <desc id="picture-text">{describe(props.audit)}</desc>
        {isWiped && <rect class="wiped" x={LEFT} y={4} width={2 * CELL} height={height - 12} rx={8} />}
        {isWiped && (
          <text class="quiet" x={LEFT + CELL} y={24} text-anchor="middle">
            wiped, or unseen by a second node
          </text>
        )}
        {COLUMNS.map((placement, at) => (
          <text x={LEFT + at * CELL + CELL / 2} y={TOP - 14} text-anchor="middle">
            {PLACEMENT_WORDS[placement]}
          </text>
        ))}
        {STATE_KINDS.map((kind, row) => {
          const y = TOP + row * ROW;
          return (
            <>
              <line class="grid" x1={0} x2={WIDTH} y1={y} y2={y} />
              <text x={4} y={y + ROW / 2 + 5}>
                {kind}
              </text>
              {COLUMNS.map((placement, at) => {
                const count = stateMap.kinds[kind].filter((store) => store.placement === placement).length;
                const fate = fateAt(placement, isWiped);
                return count === 0 ? null : (
                  <Mark x={LEFT + at * CELL + CELL / 2} y={y + ROW / 2} fate={fate} count={count} />
                );
              })}
              <text class="quiet" x={LEFT + COLUMNS.length * CELL + 12} y={y + ROW / 2 + 5}>
                {FATE_WORDS[fates[kind]]}
              </text>
            </>
          );
        })}
      </svg>
    </div>
  );
}

function fateAt(placement: Placement, isWiped: boolean): Fate {
  if (placement === 'shared' || placement === 'build') return 'kept';
  if (placement === 'unknown') return 'unknown';
  return isWiped ? 'lost' : 'kept';
}

/** The shape tells what the colour tells: a square is lost, a diamond unknown, a circle kept. */
function Mark(props: {
  readonly x: number;
  readonly y: number;
  readonly fate: Fate;
  readonly count: number;
}): JSX.Element {
  const { x, y, fate, count } = props;
  const size = 11;
  return (
    <g>
      {fate === 'lost' && (
        <rect class="mark-lost" x={x - size} y={y - size} width={2 * size} height={2 * size} rx={2} />
      )}
      {fate === 'kept' && <circle class="mark-kept" cx={x} cy={y} r={size} />}
      {fate === 'unknown' && (
        <path class="mark-unknown" d={`M${x} ${y - 14}L${x + 14} ${y}L${x} ${y + 14}L${x - 14} ${y}Z`} />
      )}
      <text class={count < 100 ? undefined : 'narrow'} x={x} y={y + (count < 100 ? 5 : 3)} text-anchor="middle">
        {count < 10_000 ? count : `${Math.floor(count / 1000)}k`}
      </text>
    </g>
  );
}

/** The picture in words, for who does not see it. */
function describe({ stateMap, fates }: Audit): string {
  return STATE_KINDS.map((kind) => {
    const places = COLUMNS.flatMap((placement) => {
      const count = stateMap.kinds[kind].filter((store) => store.placement === placement).length;
      return count === 0 ? [] : [`${count} ${PLACEMENT_WORDS[placement]}`];
    });
    return `${kind}: ${places.join(', ') || 'no store'}; ${FATE_WORDS[fates[kind]]}.`;
  }).join(' ');
}
