import { describe, expect, test } from "vitest";
import { first, read, second, third } from "./pages.ts";

const page = (title: string, body: string, head = ""): string =>
  `<html><head><title>${title}</title>${head}</head><body><h1>${title}</h1>${body}</body></html>`;
const kindOf = (html: string): string => read(html).kind;

describe("a page that came instead of an article", () => {
  test.each([
    [
      "a challenge",
      "Un instant…",
      "Le site doit vérifier la sécurité de votre connexion avant que vous puissiez aller plus loin.",
    ],
    [
      "a challenge",
      "Sécurité",
      "Recopiez le mot que vous lisez afin de montrer que vous n'êtes pas un robot, puis validez votre réponse.",
    ],
    [
      "a challenge",
      "harbournews.ma",
      "This page is shown for a moment while the website verifies you are not a bot, after which it will open by itself.",
    ],
    [
      "a challenge",
      "Comprobación",
      "Marque la casilla para demostrar que no es un robot y podrá seguir leyendo la página que había pedido.",
    ],
    [
      "a challenge",
      "تحقق",
      "ضع علامة في الخانة أسفله لتأكيد أنك لست روبوتا ثم اضغط على الزر للوصول إلى الصفحة التي طلبتها من الموقع.",
    ],
    [
      "a refusal",
      "Access Denied",
      "You reached this page from a network whose visitors are not let in. Reference number 18.5f2 of this afternoon.",
    ],
    [
      "want of scripts",
      "Le Port",
      "Veuillez activer JavaScript dans les réglages de votre navigateur, puis rechargez la page que vous vouliez lire.",
    ],
    [
      "consent",
      "Le Port",
      "Le respect de votre vie privée est notre priorité. Avec 340 partenaires nous gardons des traceurs sur votre appareil.",
    ],
    [
      "consent",
      "The Harbour",
      "We value your privacy. With 340 partners we keep and read identifiers on your device to choose advertisements.",
    ],
    [
      "a door",
      "Connexion",
      "Votre adresse et votre code secret vous ouvrent toutes les pages du journal, à la maison comme en déplacement.",
    ],
    [
      "a door",
      "الميناء",
      "يرجى تسجيل الدخول إلى حسابك للاطلاع على هذه الصفحة. هل نسيت كلمة المرور؟ يمكنك طلب كلمة جديدة في دقيقة.",
    ],
    [
      "repairs",
      "Le Port",
      "Notre site est en maintenance pour la soirée. Merci de votre patience, nous revenons dès que les travaux sont finis.",
    ],
  ])("is blocked: %s", (_what, title, text) => {
    expect(kindOf(page(title, `<p>${text}</p>`))).toBe("blocked");
  });

  test.each([
    [
      "Page introuvable - Le Port",
      "L'adresse est peut-être mal écrite. Cherchez parmi nos rubriques ou revenez à l'accueil de notre journal en ligne.",
    ],
    [
      "The Harbour",
      "The page you are looking for has been moved, or never was. Try one of our sections, or what most people read today.",
    ],
    [
      "Error 404",
      "Puede volver a la portada o buscar entre las noticias de la semana con las palabras que usted recuerde de ella.",
    ],
    [
      "الميناء",
      "عذرا، الصفحة التي تبحث عنها نقلت إلى مكان آخر أو لم تعد متوفرة. يمكنك العودة إلى الواجهة أو البحث من جديد.",
    ],
  ])("is empty where there is none: %s", (title, text) => {
    expect(kindOf(page(title, `<p>${text}</p>`))).toBe("empty");
  });
});

describe("an article", () => {
  const dated = "<p>Publié le 6 mai 2024</p>";
  test.each([
    [
      "that names a challenge in its title",
      page("Êtes-vous un robot ? La question des banques", `${dated}<p>${first}</p>`),
    ],
    ["that begins with a word for a refusal", page("Access denied: dockers locked out", `${dated}<p>${first}</p>`)],
    [
      "under a request for consent",
      page(
        "Une convention signée",
        `${dated}<p>${first}</p><p>${second}</p><div><p>Le respect de votre vie privée est notre priorité.</p></div>`,
      ),
    ],
    [
      "below a door",
      `<div>Connexion</div><div>Mot de passe oublié ?</div>${page("Une convention signée", `${dated}<p>${first}</p><p>${second}</p>`)}`,
    ],
    [
      "that speaks of one further down",
      page(
        "Une convention signée",
        `${dated}<p>${first}</p><p>${second} « Notre site est en maintenance », dit-il.</p>`,
      ),
    ],
    [
      "of some length",
      page(
        "Connexion",
        `<p>${first}</p><p>${second}</p><p>${third}</p>`.repeat(5).replaceAll("450", "45"),
        '<meta property="og:type" content="article">',
      ),
    ],
  ])("is none %s", (_what, html) => {
    expect(kindOf(html)).toBe("article");
  });
});
