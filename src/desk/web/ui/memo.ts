import { Component, type FunctionComponent, h } from "preact";

/** A component that is drawn again only when one of its properties is another one. */
export function memo<Props extends object>(Inner: FunctionComponent<Props>): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const [now, then] = [new Map(Object.entries(this.props)), new Map(Object.entries(next))];
      return [...new Set([...now.keys(), ...then.keys()])].some((name) => now.get(name) !== then.get(name));
    }

    override render() {
      return h(Inner, this.props);
    }
  }
  return (props) => h(Memo, props);
}
