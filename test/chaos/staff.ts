/** The processes of a team. One that ends is replaced, as the supervisor of a service would. */
import type { Ground } from "./ground.ts";
import type { Running } from "./processes.ts";
import type { Random } from "./random.ts";

type Post = "worker" | "scheduler";

export interface Staff {
  /** Whether so many pages were asked for. */
  haveReached(goal: number): boolean;
  /** Whether all of them have said that they are at work. */
  areAtWork(): boolean;
  /** Grows with what they do. */
  progress(): number;
  /** Kills one by chance. @returns starts another in its place */
  killOne(post: Post): Promise<() => void>;
  /** Starts others in place of those that ended by themselves, which is a fault. */
  replaceEnded(): void;
  /** Asks all of them to stop. */
  stop(patience: number): Promise<void>;
  faults(): readonly string[];
  /** What they said last. */
  said(): string;
}

interface Place {
  readonly post: Post;
  running: Running;
}

export function startStaff(
  { processes, sources, press, ...ground }: Ground,
  environment: NodeJS.ProcessEnv,
  { workers, random }: { workers: number; random: Random },
): Staff {
  const args = { worker: ["worker", "--visits", "20", "--threads", "1"], scheduler: ["scheduler", ...sources] };
  const start = (post: Post) => processes.start(args[post], environment);
  const hire = (post: Post): Place => ({ post, running: start(post) });
  const scheduler = hire("scheduler");
  const team: [Place, ...Place[]] = [hire("worker"), ...Array.from({ length: workers - 1 }, () => hire("worker"))];
  const places = [scheduler, ...team];
  const faults: string[] = [];
  const check = ({ running, post }: Place) => {
    if (running.said().includes("a defect of the program")) faults.push(`${post} with a defect: ${running.said()}`);
  };
  return {
    haveReached: (goal) => ground.pagesAsked() >= goal,
    areAtWork: () => places.every(({ running }) => running.hasStarted()),
    progress: () => press.seen.length,
    async killOne(post) {
      const place = post === "scheduler" ? scheduler : random.pick(team);
      check(place);
      await place.running.kill();
      return () => {
        place.running = start(post);
      };
    },
    replaceEnded() {
      for (const place of places) {
        if (!place.running.hasEnded()) continue;
        faults.push(`${place.post} ended by itself; it said: ${place.running.said()}`);
        place.running = start(place.post);
      }
    },
    async stop(patience) {
      for (const place of places) check(place);
      await Promise.all(places.map(({ running }) => running.stop(patience)));
    },
    faults: () => faults,
    said: () =>
      places.map(({ post, running }) => `--- ${post} ${running.name}\n${running.said().slice(-3000)}`).join("\n"),
  };
}
