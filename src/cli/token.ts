import { type Command, Option } from "commander";
import { type Role, roles } from "../store/accounts.ts";
import { dataFormat, dataOption, days } from "./options.ts";

/** What the commands about tokens are told. */
export interface TokenOptions {
  readonly scope?: Role;
  readonly label?: string;
  readonly expires?: number;
  readonly json?: boolean;
  readonly data?: string;
}

/** `sijill token`: what programs log in with. */
export function addToken(program: Command): void {
  const token = program
    .command("token")
    .description("Make and revoke tokens, with which programs use the desk's API as a user.")
    .addHelpText(
      "after",
      "\nExamples:\n  sijill token add amina --label nightly --expires 90d\n  sijill token list\n  sijill token revoke t0123456789abcdef",
    );
  token
    .command("add")
    .description("Make a token and print its secret, which is shown this once.")
    .argument("<user>", "whose it is")
    .addOption(new Option("--scope <role>", "the most that it may do").choices(roles).default("reader"))
    .addOption(new Option("--label <text>", "what it is for").default("command line"))
    .option("--expires <days>", "days after which it is good for nothing, as 90d (default: never)", days)
    .addOption(dataOption())
    .addHelpText(
      "after",
      '\nExamples:\n  sijill token add amina --label nightly --expires 90d\n  curl -H "Authorization: Bearer $(sijill token add amina)" http://127.0.0.1:4090/api/records',
    )
    .action(async (user: string, options: TokenOptions) => (await import("./tokens.ts")).addTokenOf(user, options));
  token
    .command("list", { isDefault: true })
    .description("List the tokens, those that are good for nothing any more among them.")
    .argument("[user]", "whose; left out for all")
    .addOption(dataOption())
    .addOption(dataFormat())
    .addHelpText("after", "\nExamples:\n  sijill token list\n  sijill token list amina --json")
    .action(async (user: string | undefined, options: TokenOptions) =>
      (await import("./tokens.ts")).listTokens(user ?? null, options),
    );
  token
    .command("revoke")
    .description("Make a token good for nothing at once.")
    .argument("<id>", "as sijill token list shows it")
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill token revoke t0123456789abcdef")
    .action(async (id: string, options: TokenOptions) => (await import("./tokens.ts")).revokeToken(id, options));
}
