import { argument, classAround, classOf, functionOf, methodOf, ofEachCall, type Said } from '../code/calls.ts';
import { textOf } from '../code/text.ts';
import type { CodeCall, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** Classes that hand mail to the node's sendmail: laminas-mail, Swift Mailer, Symfony Mailer, Zend Framework 1. */
const TRANSPORTS: ReadonlySet<string> = new Set([
  'laminas\\mail\\transport\\sendmail',
  'zend\\mail\\transport\\sendmail',
  'zend_mail_transport_sendmail',
  'swift_sendmailtransport',
  'swift_mailtransport',
  'symfony\\component\\mailer\\transport\\sendmailtransport',
  'nette\\mail\\sendmailmailer',
]);
/** https://github.com/PHPMailer/PHPMailer: src/PHPMailer.php */
const PHPMAILER: ReadonlySet<string> = new Set(['ismail', 'issendmail', 'isqmail']);

/** Functions that start a program, and the programs that take mail: sendmail and those that stand in for it. */
const STARTS: ReadonlySet<string> = new Set(['popen', 'proc_open', 'exec', 'shell_exec', 'system', 'passthru']);
const PROGRAM = /^["']?(?:\S*\/)?(?:sendmail|msmtp|exim4?|qmail-inject|mailx?)["']?(?:\s|$)/;

function startsProgram(file: CodeFile, call: CodeCall): boolean {
  return STARTS.has(functionOf(call.expr)) && PROGRAM.test(textOf(file, call, argument(call.expr, 0)));
}

/** The mailer of Laravel and the transport of Symfony, chosen by a name that stands for sendmail. */
function isChosen(file: CodeFile, call: CodeCall): boolean {
  const { expr } = call;
  const name = (): string => textOf(file, call, argument(expr, 0));
  if (classOf(expr) === 'illuminate\\support\\facades\\mail')
    return methodOf(expr) === 'mailer' && name() === 'sendmail';
  return (
    classOf(expr) === 'symfony\\component\\mailer\\transport' &&
    methodOf(expr) === 'fromdsn' &&
    /^(?:sendmail|native):/.test(name())
  );
}

/** PHPMailer told to use the node's program. It gives nothing back: what somebody asks for an answer is another class's question. */
function isTold(call: CodeCall): boolean {
  const { expr, fn } = call;
  const step = fn.steps[call.step];
  const isStatement = step?.do === 'expr' && step.expr === expr;
  return isStatement && PHPMAILER.has(methodOf(expr)) && expr.op === 'mcall' && expr.args.length === 0;
}

/** One of several ways of sending, among which the configuration chooses. */
function isAlternative(file: CodeFile, call: CodeCall): boolean {
  const cls = classAround(file, call);
  const names = cls ? [cls.name, ...cls.extends, ...cls.implements] : [];
  if (names.some((name) => /(?:Transport|Driver|Adapter|Backend|Plugin|Mailer|PhpMail|MailInterface)/i.test(name)))
    return true;
  const { blocks, steps } = call.fn;
  const block = blocks[steps[call.step]?.block ?? 0];
  return block !== undefined && block.group >= 0;
}

function say(file: CodeFile, call: CodeCall): Said | undefined {
  const { expr } = call;
  const isFunction = functionOf(expr) === 'mail' || functionOf(expr) === 'mb_send_mail';
  const isTransport = TRANSPORTS.has(classOf(expr)) && (expr.op === 'new' || methodOf(expr) === 'newinstance');
  if (!isFunction && !isTransport && !isTold(call) && !isChosen(file, call) && !startsProgram(file, call))
    return undefined;
  // A function of the project's own has other arguments.
  if (isFunction && expr.op === 'call' && expr.args.length < 3 && !expr.args.some((arg) => arg.spread))
    return undefined;
  const alternative = isAlternative(file, call);
  return {
    message:
      "Mail goes to the node's own sendmail: many platforms have none, and what waits in its queue is lost with the node",
    severity: alternative ? 'info' : 'warning',
    confidence: 'likely',
  };
}

/** Mail handed to a program on the node. */
export const localMail: CodeRule = {
  meta: practice('backing-services/local-mail', "Mail handed to the node's own sendmail", {
    minutes: 30,
    reason: 'A mail service is attached by its address, and the messages are sent through a mailer that knows it.',
  }),
  words: [
    'mail(',
    'mb_send_mail(',
    'laminas mail transport sendmail',
    'zend mail transport sendmail',
    'zend_mail_transport_sendmail',
    'swift_sendmailtransport',
    'swift_mailtransport',
    'sendmailtransport(',
    'sendmailmailer',
    '->ismail(',
    '->issendmail(',
    '->isqmail(',
    'facades mail mailer sendmail',
    'transport fromdsn sendmail',
    'transport fromdsn native',
    'popen( sendmail',
    'proc_open( sendmail',
    'exec( sendmail',
    'popen( msmtp',
    'proc_open( msmtp',
  ],
  calls: ['newinstance', 'mailer', 'fromdsn'],
  remedy: {
    summary: 'Send through a mail service over SMTP or its API, whose address the environment gives.',
    packages: ['symfony/mailer'],
    docs: ['https://symfony.com/doc/current/mailer.html', 'https://12factor.net/backing-services'],
  },
  check: ofEachCall(say),
};
