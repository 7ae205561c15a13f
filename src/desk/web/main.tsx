import { render } from "preact";
import { App } from "./app/App.tsx";
import { LocaleProvider } from "./language/locale.tsx";

const place = document.getElementById("desk");
if (place !== null)
  render(
    <LocaleProvider>
      <App />
    </LocaleProvider>,
    place,
  );
