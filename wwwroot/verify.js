// Checks a statement without the calculator: redoes each step of each derivation in exact fractions, adds up shares and
// totals, and compares the seal. Knows no plan, meter or tier. No dependencies; see docs/statement-format.md.
// verifyStatement(json) takes the text of a statement or of a downloaded bill and returns a list of findings
// [{ where, kind, args }] as in docs/statement-format.md; an empty list means that everything holds.
(function (scope) {
  "use strict";

  const gcd = (a, b) => { a = a < 0n ? -a : a; while (b) [a, b] = [b, a % b]; return a; };
  const ratio = (n, d) => {
    if (d === 0n) throw new RangeError("division by zero");
    const common = gcd(n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
    return { n: n / common, d: d / common };
  };
  const parse = text => {
    const m = typeof text === "string" && text.length <= 400 && /^(-?[0-9]+)(?:\.([0-9]+)|\/([0-9]*[1-9][0-9]*))?$/.exec(text);
    if (!m) throw new SyntaxError("not an exact number: " + text);
    if (m[3]) return ratio(BigInt(m[1]), BigInt(m[3]));
    const decimals = m[2] || "";
    return ratio(BigInt(m[1] + decimals), 10n ** BigInt(decimals.length));
  };
  const zero = parse("0"), one = parse("1");
  const add = (a, b) => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
  const negative = a => ({ n: -a.n, d: a.d });
  const subtract = (a, b) => add(a, negative(b));
  const multiply = (a, b) => ratio(a.n * b.n, a.d * b.d);
  const divide = (a, b) => ratio(a.n * b.d, a.d * b.n);
  const compare = (a, b) => { const l = a.n * b.d, r = b.n * a.d; return l < r ? -1 : l > r ? 1 : 0; };
  const equal = (a, b) => a.n === b.n && a.d === b.d;
  const floor = a => a.n / a.d - (a.n % a.d < 0n ? 1n : 0n);
  const positive = step => { if (step.n <= 0n) throw new RangeError("a step is above zero"); return step; };
  const roundDown = (a, step) => multiply(ratio(floor(divide(a, positive(step))), 1n), step);
  const roundUp = (a, step) => negative(roundDown(negative(a), step));
  const roundHalf = (a, step) => {
    const steps = divide(a, positive(step)), size = steps.n < 0n ? -steps.n : steps.n;
    const whole = (size * 2n + steps.d) / (steps.d * 2n);
    return multiply(ratio(steps.n < 0n ? -whole : whole, 1n), step);
  };

  const operations = {
    sum: { takes: () => true, value: v => v.reduce(add, zero) },
    difference: { takes: n => n > 0, value: v => v.slice(1).reduce(subtract, v[0]) },
    product: { takes: n => n > 0, value: v => v.reduce(multiply, one) },
    quotient: { takes: n => n === 2, value: v => divide(v[0], v[1]) },
    least: { takes: n => n > 0, value: v => v.reduce((a, b) => compare(a, b) <= 0 ? a : b) },
    most: { takes: n => n > 0, value: v => v.reduce((a, b) => compare(a, b) >= 0 ? a : b) },
    negative: { takes: n => n === 1, value: v => negative(v[0]) },
    roundUp: { takes: n => n === 2, value: v => roundUp(v[0], v[1]) },
    roundDown: { takes: n => n === 2, value: v => roundDown(v[0], v[1]) },
    roundHalf: { takes: n => n === 2, value: v => roundHalf(v[0], v[1]) },
  };

  const quantityName = (key, n) => n === 0 ? key + ".quantity" : key + ".quantity." + (n + 1);
  const list = value => value === undefined ? [] : value;
  const totals = s => [["net", s.net], ["tax", s.tax], ["total", s.total], ["prepaid", s.prepaid], ["due", s.due]];
  const trees = s => [
    ...s.lines.flatMap(l => [...list(l.quantities).map((q, n) => [quantityName(l.key, n), q]), [l.key, l.amount]]),
    ...list(s.taxes).flatMap(t => [["tax." + t.name + ".net", t.net], ["tax." + t.name + ".tax", t.tax]]),
    ...totals(s),
  ];
  const sumOf = values => values.reduce(add, zero);
  const printed = line => parse(line.amount.value);
  const shares = line => list(line.shares);

  function namesOf(s, found) {
    const names = new Map();
    const put = (name, value) => {
      if (names.has(name)) found.push({ where: name, kind: "namedTwice", args: [] });
      else names.set(name, parse(value));
    };
    for (const line of s.lines) {
      put(line.key + ".printed", line.amount.value);
      list(line.quantities).forEach((q, n) => put(quantityName(line.key, n), q.value));
      for (const share of shares(line)) put(line.key + ".share." + share.key, share.amount);
    }
    for (const tax of list(s.taxes)) {
      put("tax." + tax.name + ".net", tax.net.value);
      put("tax." + tax.name + ".tax", tax.tax.value);
    }
    for (const [name, tree] of totals(s)) put(name, tree.value);
    return names;
  }

  function step(tree, where, names, found) {
    const parts = list(tree.parts), value = parse(tree.value);
    for (const part of parts) step(part, where, names, found);
    const leaf = tree.op === "given" || tree.op === "reference", operation = operations[tree.op];
    if (leaf ? parts.length : !operation || !operation.takes(parts.length)) {
      found.push({ where, kind: "wrongParts", args: [String(tree.op), String(parts.length)] });
      return;
    }
    if (tree.op === "given") return;
    if (tree.op === "reference") {
      const name = list(tree.text.args)[0] || "";
      if (!names.has(name) || !equal(names.get(name), value)) found.push({ where, kind: "wrongReference", args: [name, tree.value] });
      return;
    }
    let holds = false;
    try {
      holds = equal(operation.value(parts.map(p => parse(p.value))), value);
    } catch (wrong) {
      if (!(wrong instanceof RangeError)) throw wrong;
    }
    if (!holds) found.push({ where, kind: "wrongStep", args: [tree.op, tree.value] });
  }

  const digits = { JPY: 0, KRW: 0, VND: 0, KWD: 3, BHD: 3, JOD: 3 };
  const stepOf = currency => ratio(1n, 10n ** BigInt(currency in digits ? digits[currency] : 2));

  function checkLine(line, s, found) {
    const amount = line.amount, parts = list(amount.parts);
    if (amount.op !== "roundHalf" || parts.length !== 2 || !equal(parse(parts[1].value), stepOf(s.currency)))
      found.push({ where: line.key, kind: "notRounded", args: [] });
    if (!line.purpose.zh || !line.purpose.en) found.push({ where: line.key, kind: "noPurpose", args: [] });
  }

  // Largest remainder, ties in line order.
  function split(whole, weights) {
    const all = sumOf(weights), size = whole < 0n ? -whole : whole;
    if (all.n === 0n) return whole === 0n ? weights.map(() => 0n) : null;
    const exact = weights.map(w => divide(multiply(ratio(size, 1n), w), all));
    const parts = exact.map(floor);
    const left = Number(size - parts.reduce((a, b) => a + b, 0n));
    exact.map((e, i) => ({ i, rest: subtract(e, ratio(parts[i], 1n)) }))
      .sort((a, b) => compare(b.rest, a.rest) || a.i - b.i).slice(0, left).forEach(r => parts[r.i]++);
    return whole < 0n ? parts.map(p => -p) : parts;
  }

  function checkShares(s, found) {
    const left = new Map(s.lines.filter(l => !shares(l).length).map(l => [l.key, printed(l)]));
    for (const line of s.lines.filter(l => shares(l).length)) {
      if (shares(line).some(x => !left.has(x.key))) { found.push({ where: line.key, kind: "noSuchLine", args: [] }); continue; }
      const amounts = shares(line).map(x => parse(x.amount));
      if (!equal(sumOf(amounts), printed(line))) found.push({ where: line.key, kind: "sharesOff", args: [] });
      if (line.kind === "discount" || line.kind === "cap") {
        const unit = stepOf(s.currency), units = divide(printed(line), unit), weights = shares(line).map(x => left.get(x.key));
        const parts = units.d === 1n && weights.every(w => w.n >= 0n) ? split(units.n, weights) : null;
        if (!parts || !parts.every((p, i) => equal(multiply(ratio(p, 1n), unit), amounts[i]))) found.push({ where: line.key, kind: "notProportional", args: [] });
      }
      shares(line).forEach((x, i) => {
        left.set(x.key, add(left.get(x.key), amounts[i]));
        if (amounts[i].n > 0n || left.get(x.key).n < 0n) found.push({ where: line.key, kind: "madeNegative", args: [x.key] });
      });
    }
  }

  function checkTotals(s, found) {
    const lines = sumOf(s.lines.map(printed)), tax = sumOf(list(s.taxes).map(t => parse(t.tax.value)));
    const [net, taxSum, total, prepaid, due] = totals(s).map(([, tree]) => parse(tree.value));
    if (!equal(taxSum, tax)) found.push({ where: "tax", kind: "taxOff", args: [] });
    if (!equal(add(net, tax), total)) found.push({ where: "total", kind: "notNetAndTax", args: [] });
    if (!equal(total, lines) && !equal(net, lines)) found.push({ where: "total", kind: "notTheLines", args: [] });
    if (prepaid.n < 0n) found.push({ where: "prepaid", kind: "prepaidNegative", args: [] });
    if (!equal(subtract(total, prepaid), due)) found.push({ where: "due", kind: "dueOff", args: [] });
  }

  // The canonical form the seal is taken of: every text as its length in UTF-8 bytes, a colon and itself; names sorted by UTF-16 unit.
  function canonical(value, leaveOut) {
    if (value === null) return "0";
    if (value === true) return "+";
    if (value === false) return "-";
    if (typeof value === "string") return new TextEncoder().encode(value).length + ":" + value;
    if (Array.isArray(value)) return "[" + value.map(v => canonical(v)).join("") + "]";
    if (typeof value !== "object") throw new SyntaxError("statements carry numbers as strings");
    return "{" + Object.keys(value).filter(k => k !== leaveOut).sort().map(k => canonical(k) + canonical(value[k])).join("") + "}";
  }

  function sha256(text) {
    const bytes = new TextEncoder().encode(text), length = bytes.length, blocks = (length + 9 + 63) >> 6;
    const data = new DataView(new ArrayBuffer(blocks * 64));
    bytes.forEach((b, i) => data.setUint8(i, b));
    data.setUint8(length, 0x80);
    data.setBigUint64(blocks * 64 - 8, BigInt(length) * 8n);
    const root = (value, power) => Math.floor((value ** power % 1) * 4294967296);
    const primes = [];
    for (let c = 2; primes.length < 64; c++) if (primes.every(p => c % p)) primes.push(c);
    const k = primes.map(p => root(p, 1 / 3)), state = primes.slice(0, 8).map(p => root(p, 1 / 2));
    const turn = (x, n) => (x >>> n) | (x << (32 - n)), w = new Array(64);
    for (let at = 0; at < blocks * 64; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = data.getUint32(at + i * 4);
      for (let i = 16; i < 64; i++) {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3), s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i++) {
        const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
        const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((x, i) => { state[i] = (state[i] + x) | 0; });
    }
    return state.map(x => (x >>> 0).toString(16).padStart(8, "0")).join("");
  }

  function verifyStatement(json) {
    const found = [];
    try {
      const document = JSON.parse(json), s = document.statement || document;
      if (s.format !== "plainmend.statement/1") found.push({ where: "format", kind: "unknownFormat", args: [] });
      const names = namesOf(s, found);
      for (const [where, tree] of trees(s)) step(tree, where, names, found);
      for (const line of s.lines) checkLine(line, s, found);
      checkShares(s, found);
      checkTotals(s, found);
      if (s.seal !== sha256(canonical(s, "seal"))) found.push({ where: "seal", kind: "sealOff", args: [] });
    } catch {
      found.push({ where: "json", kind: "unreadable", args: [] });
    }
    return found;
  }

  scope.verifyStatement = verifyStatement;
})(typeof globalThis === "undefined" ? this : globalThis);
