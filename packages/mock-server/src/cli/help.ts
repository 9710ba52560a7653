import { defaultPort } from '../http.ts';
import { registry } from '../registry.ts';

/** The text that `--help` prints. */
export const help: string = `Usage: resetkit [flags]
       resetkit exec [flags] -- COMMAND                    (resetkit exec --help)
       resetkit mcp [--url URL] [flags]                    (resetkit mcp --help)
       resetkit verify PROVIDER --base-url URL [flags]     (resetkit verify --help)

Serves mock auth backends on a port: each backend under /NAME, an inbox page at /, the control API under /_resetkit/.

  --port NUMBER       port to listen on; 0 picks a free one (default: ${defaultPort})
  --host ADDRESS      address to listen on (default: 127.0.0.1)
  --provider NAME     backend to serve; repeat it to serve several (default: all):
                      ${Object.keys(registry).join(', ')}
                      with exactly one, its paths also answer without the /NAME prefix
  --seed FILE|none    JSON or YAML file with the accounts and options to start with; none starts without accounts
                      (default: one demo account per backend)
  --limits off|real   rate limits and the waits between two mails (default: off)
  --delays off|real|MS
                      how long each answer takes; real delays only answers for which the backend's delay is known
                      (default: off)
  --cors real|open    which pages may call: those that the backend allows, or all (default: real)
  --app URL           where the app is, such as http://localhost:5173: mailed links lead there, or may, where a request names
                      the page (default: what the options of each backend say)
  --upstream URL      real backend that receives the requests that the mock does not know; needs exactly one --provider
  --public-url URL    origin that clients use, if it differs from where the server listens
  --allow-host NAME   one more name under which clients reach this server, such as a compose service's; repeat it for
                      several (default: localhost, *.localhost, addresses, the name in --public-url)
  --token TOKEN       what callers of the control API and of the inbox page have to show (default: RESETKIT_TOKEN of the
                      environment, or a random one if --host is not of this machine only, or none)
  --magic-addresses   an address says what becomes of its reset: ada+expired@example.com, ada+lost@example.com
  --store FOLDER|URL  folder in which accounts, mails and all other state outlive the server, or the redis:// URL of a
                      Redis in which servers share it, which needs @redis/client (default: in memory)
  --smtp URL          mail server that gets each mail too, such as smtp://localhost:1025; needs nodemailer
  --config FILE       file with the content of these flags and of the seed (default: resetkit.config.ts, .js, .mjs or
                      .json in the working directory, if there is one); flags win over it
  --quiet             print errors only
  --verbose           print a line for each request: method, path, status, operation, account; and at the start the keys of
                      each of several backends
  --help, -h          print this text
  --version           print the version
`;
