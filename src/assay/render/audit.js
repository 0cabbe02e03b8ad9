// Search and filters of the audit page. Everything is on the page without it; it only hides what is not asked for.
(() => {
  "use strict";
  const toolbar = document.getElementById("toolbar");
  const search = document.getElementById("search");
  const aspect = document.getElementById("aspect");
  const page = document.getElementById("page");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const boxes = Array.from(toolbar.querySelectorAll(".picks input"));
  const alone = document.getElementById("alone");
  const items = Array.from(document.querySelectorAll(".item")).map((element) => ({
    element,
    words: plain(element.textContent),
    severity: element.dataset.severity || "",
    aspect: element.dataset.aspect || "",
    standing: element.dataset.standing || "",
    pages: (element.dataset.page || "").split(" "),
  }));
  const groups = Array.from(document.querySelectorAll(".group"));

  // Full-width letters and digits are found by their usual forms, figures with or without their commas.
  function plain(text) {
    const usual = text.normalize("NFKC").toLowerCase();
    return usual + " " + usual.replace(/(\d),(?=\d)/g, "$1");
  }

  function apply() {
    const parts = search.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const wantedAspect = aspect.value;
    const wantedPage = page ? page.value : "*";
    let count = 0;
    for (const item of items) {
      const fits =
        (!item.severity || severities.has(item.severity)) &&
        (!alone.checked || !item.standing || item.standing === "printed") &&
        (wantedAspect === "*" || item.aspect === wantedAspect) &&
        (wantedPage === "*" || item.pages.includes(wantedPage)) &&
        parts.every((part) => item.words.includes(part));
      item.element.hidden = !fits;
      count += fits ? 1 : 0;
    }
    document.body.classList.toggle("alone", alone.checked);
    const filtered = parts.length > 0 || wantedAspect !== "*" || wantedPage !== "*";
    for (const group of groups) {
      const left = group.querySelector(".item:not([hidden])") !== null;
      group.hidden = !left;
      if (group.tagName === "DETAILS" && filtered && left) group.open = true;
    }
    shown.textContent = shown.dataset.words.replace("{shown}", count).replace("{all}", items.length);
    nothing.hidden = count > 0;
  }

  toolbar.hidden = false;
  toolbar.addEventListener("submit", (event) => event.preventDefault());
  toolbar.addEventListener("input", apply);
  document.getElementById("reset").addEventListener("click", () => {
    search.value = "";
    aspect.value = "*";
    if (page) page.value = "*";
    for (const box of boxes) box.checked = true;
    alone.checked = false;
    apply();
  });
  // A square of the map shows what stands on its page, where anything does; elsewhere it opens the document.
  for (const square of document.querySelectorAll(".map a")) {
    square.addEventListener("click", (event) => {
      const number = square.dataset.goPage;
      if (!page || !Array.from(page.options).some((option) => option.value === number)) return;
      event.preventDefault();
      page.value = page.value === number ? "*" : number;
      apply();
      toolbar.scrollIntoView({ behavior: "smooth" });
    });
  }
  window.addEventListener("beforeprint", () => {
    for (const closed of document.querySelectorAll("details")) closed.open = true;
  });
  apply();
})();
