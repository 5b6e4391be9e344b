// Keeps what is typed into the report form on this device until it is sent, and shows only the faults of the chosen product.
const form = document.querySelector("form[data-draft]");
if (form) {
  const key = form.dataset.draft;
  const fields = () => [...form.elements].filter(e => e.name && e.type !== "hidden" && e.type !== "file" && e.type !== "submit");
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
    for (const e of fields()) if (!e.value && kept[e.name]) e.value = kept[e.name];
  } catch { localStorage.removeItem(key); }
  form.addEventListener("input", () => localStorage.setItem(key, JSON.stringify(Object.fromEntries(fields().map(e => [e.name, e.value])))));
  form.addEventListener("submit", () => localStorage.removeItem(key));
  const line = form.querySelector("[data-line]");
  const faults = form.querySelector("[data-faults]");
  const narrow = () => {
    for (const group of faults.querySelectorAll("optgroup")) {
      group.hidden = group.disabled = line.value !== "" && group.dataset.of !== line.value;
      if (group.hidden && group.contains(faults.selectedOptions[0])) faults.value = "";
    }
  };
  // Fields that belong to other products or faults are out of the way; what stands in them is not looked at.
  const own = [...form.querySelectorAll("[data-own]")];
  const fit = () => {
    for (const field of own) {
      const [lines, kinds] = [field.dataset.ownLines, field.dataset.ownFaults].map(words => words.split(" ").filter(Boolean));
      field.hidden = lines.length + kinds.length > 0 && !lines.includes(line.value) && !kinds.includes(faults.value);
    }
  };
  line.addEventListener("change", narrow);
  narrow();
  for (const field of [line, faults]) field.addEventListener("change", fit);
  fit();
  // What may help before anything is sent: asked when the fault is chosen, and once more when it is described.
  const box = form.querySelector("[data-propose]");
  const told = form.querySelector("textarea");
  let asked = 0;
  const propose = async () => {
    const mine = ++asked;
    const found = faults.value ? await fetch(`${box.dataset.propose}?${new URLSearchParams({ line: line.value, fault: faults.value, told: told.value.slice(0, 300) })}`).then(a => a.ok ? a.json() : [], () => []) : [];
    if (mine !== asked) return;
    box.querySelector("ul").replaceChildren(...found.map(article => {
      const link = Object.assign(document.createElement("a"), { href: article.address, textContent: article.title, target: "_blank" }), row = document.createElement("li");
      row.append(link);
      return row;
    }));
    box.hidden = found.length === 0;
  };
  if (box) {
    for (const field of [line, faults, told]) field.addEventListener("change", propose);
    propose();
  }
}
