import { type Command, Option } from "commander";
import { type Role, roles } from "../store/accounts.ts";
import { dataFormat, dataOption } from "./options.ts";

/** What the commands about users are told. */
export interface UserOptions {
  readonly role?: Role;
  readonly passwordStdin?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

const passwordOption = (): Option =>
  new Option("--password-stdin", "take the password from the first line of standard input instead of asking for it");

/** `sijill user`: who may log in to the desk. */
export function addUser(program: Command): void {
  const user = program
    .command("user")
    .description("Say who may log in to the desk, and what they may do there.")
    .addHelpText(
      "after",
      `
Roles: reader looks at everything; reviewer decides about records as well; admin also says who may do what.

Examples:
  sijill user add amina --role admin
  sijill user list
  sijill user role brahim reviewer
  sijill user disable brahim`,
    );
  user
    .command("add")
    .description("Add a user, whose password is asked for without showing it.")
    .argument("<name>", "as it is typed to log in: letters, digits, and . _ @ - within")
    .addOption(new Option("--role <role>", "what they may do").choices(roles).default("reviewer"))
    .addOption(passwordOption())
    .addOption(dataOption())
    .addHelpText(
      "after",
      "\nExamples:\n  sijill user add amina --role admin\n  pass show desk | sijill user add amina --password-stdin",
    )
    .action(async (name: string, options: UserOptions) => (await import("./users.ts")).addUserNamed(name, options));
  user
    .command("list", { isDefault: true })
    .description("List the users.")
    .addOption(dataOption())
    .addOption(dataFormat())
    .addHelpText("after", "\nExamples:\n  sijill user list\n  sijill user list --json | jq .name")
    .action(async (options: UserOptions) => (await import("./users.ts")).listUsers(options));
  user
    .command("role")
    .description("Let a user do more or less.")
    .argument("<name>")
    .argument("<role>", roles.join(", "))
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill user role brahim reviewer")
    .action(async (name: string, role: string, options: UserOptions) =>
      (await import("./users.ts")).setRole(name, role, options),
    );
  user
    .command("password")
    .description("Set another password, which ends the user's logins.")
    .argument("<name>")
    .addOption(passwordOption())
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill user password amina")
    .action(async (name: string, options: UserOptions) => (await import("./users.ts")).setPassword(name, options));
  user
    .command("disable")
    .description("Let a user in no more, which ends logins and tokens; a new password lets them in again.")
    .argument("<name>")
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill user disable brahim")
    .action(async (name: string, options: UserOptions) => (await import("./users.ts")).disableUser(name, options));
}
