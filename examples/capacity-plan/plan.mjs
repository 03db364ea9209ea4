import { readFileSync } from 'node:fs';
import { outcomeOf, parseScenario, plan, readPrices, simulate } from '@tidemark/scaler-sim';

const text = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

const scenario = parseScenario(text('site.yaml'));
const prices = readPrices(text('prices.yaml'), 'prices.yaml');
const { winner, cheaper, binding } = await plan(scenario, { prices, nodes: [1, 2, 3, 4, 5, 6] });

if (winner === undefined) {
  console.log('No configuration keeps every promise.');
  process.exit(1);
}
const { nodes, size } = winner.candidate;
console.log(`${nodes} × ${size.name} for ${winner.cost} ${prices.currency} a month; what binds is ${binding}`);
for (const { candidate, slo } of cheaper) {
  const broken = slo.filter(({ met }) => met === false).map(({ expression }) => expression);
  console.log(`cheaper: ${candidate.nodes} × ${candidate.size.name} breaks ${broken.join(', ')}`);
}

// The same hour with one node fewer: what a failure costs before it is mended.
const php = { ...scenario.php, nodes: Math.max(1, nodes - 1), processes: size.processes, cores: size.cores ?? scenario.php.cores };
const { slo } = outcomeOf({ ...scenario, php }, await simulate({ ...scenario, php }));
for (const { expression, met, value } of slo) console.log(`one node fewer: ${expression} is ${value?.toPrecision(3)}, kept: ${met}`);
