import { createServer } from 'node:http';
import { constantAnswer } from '../server/bare-answer.ts';

// What every start is held against: a server on the port that it is told, with a constant answer.
createServer((incoming, response) => {
  incoming.resume();
  response.writeHead(202, { 'Content-Type': 'application/json' });
  response.end(constantAnswer);
}).listen(Number(process.argv[2]), '127.0.0.1');
