// The viewer of tags. All it shows stands in the JSON beside it; nothing is fetched.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("tags").textContent);
  var say = data.words;
  var colon = data.language === "en" ? ": " : "：";
  var chosen = null;

  function make(name, attributes, children) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (key === "text") node.textContent = attributes.text;
      else if (key === "click") node.addEventListener("click", attributes.click);
      else node.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(function (child) { if (child) node.appendChild(child); });
    return node;
  }
  function label(fact) { return data.concepts[fact.concept].labels[data.language]; }
  function cut(fact) { return fact.axes.map(function (axis) { return axis[1]; }).join(" · "); }

  // The places of each fact, in the order of the page.
  var places = data.facts.map(function () { return []; });
  Object.keys(data.places).forEach(function (id) { places[data.places[id]].push(id); });

  var title = make("h2", { text: say.viewer_title });
  var search = make("input", { type: "search", placeholder: say.viewer_search, "aria-label": say.viewer_search });
  var body = make("div", { "class": "body", "aria-live": "polite" });
  var head = make("header", {}, [title, make("p", { text: say.viewer_hint }), search]);
  var panel = make("div", { id: "panel", "class": "report " + data.language, role: "complementary", "aria-label": say.viewer_title }, [head, body]);
  var toggle = make("button", { id: "toggle", "class": "report " + data.language, type: "button", text: say.viewer_hide, click: function () {
    var shut = document.body.classList.toggle("shut");
    toggle.textContent = shut ? say.viewer_open : say.viewer_hide;
  } });

  function list() {
    var words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    body.textContent = "";
    var count = 0;
    data.facts.forEach(function (fact, number) {
      var concept = data.concepts[fact.concept];
      var labels = Object.keys(concept.labels).map(function (key) { return concept.labels[key]; });
      var text = labels.concat([concept.name, cut(fact), fact.period, fact.printed || ""]).join(" ").toLowerCase();
      if (!words.every(function (word) { return text.indexOf(word) >= 0; })) return;
      count += 1;
      var name = make("span", { text: label(fact) }, []);
      name.appendChild(make("small", { text: [cut(fact), fact.period].filter(Boolean).join(" · ") }));
      var value = make("span", { text: fact.text ? "" : fact.printed });
      body.appendChild(make("button", { "class": "row", type: "button", click: function () { show(number, true); } }, [name, value]));
    });
    if (!count) body.appendChild(make("p", { text: say.viewer_none }));
    body.scrollTop = 0;
  }

  function entry(rows, term, nodes) {
    if (!nodes.length) return;
    rows.appendChild(make("dt", { text: term }));
    nodes.forEach(function (node) {
      rows.appendChild(make("dd", {}, [typeof node === "string" ? document.createTextNode(node) : node]));
    });
  }

  function proof(rows, fact) {
    var found = fact.proof;
    if (!found) return;
    entry(rows, say.v_proof, [found.records].filter(Boolean));
    var inputs = (found.inputs || []).map(function (item) {
      var text = item.label + colon + item.value;
      if (item.fact === null) return make("li", { text: text });
      return make("li", {}, [make("button", { type: "button", text: text, click: function () { show(item.fact, true); } })]);
    });
    entry(rows, say.v_formula, [found.formula, inputs.length ? make("ul", {}, inputs) : ""].filter(Boolean));
    var factors = (found.factors || []).map(function (item) {
      return make("li", { text: item.label + colon + item.value + " (" + item.document + ")" });
    });
    if (factors.length) entry(rows, say.v_factors, [make("ul", {}, factors)]);
  }

  function show(number, scroll, at) {
    var fact = data.facts[number];
    var concept = data.concepts[fact.concept];
    var id = at || places[number][0];
    if (document.body.classList.contains("shut")) toggle.click();
    mark(id, scroll);
    body.textContent = "";
    body.appendChild(make("button", { type: "button", text: "← " + say.viewer_close, click: list }));
    body.appendChild(make("h3", { text: concept.labels[data.language] }));
    body.appendChild(make("p", { "class": "printed", text: fact.text ? "" : fact.printed }));
    var rows = make("dl");
    if (!fact.text && !fact.value) entry(rows, say.v_value, [say.v_nil]);
    if (fact.value) entry(rows, say.v_value, [fact.value, say.v_precision.replace("{step}", fact.step)]);
    if (fact.value) entry(rows, say.v_unit, [fact.unit ? make("code", { text: fact.unit }) : say.v_number, concept.said].filter(Boolean));
    entry(rows, say.v_period, [fact.period]);
    entry(rows, say.v_dimensions, fact.axes.length ? fact.axes.map(function (axis) {
      return make("span", { title: axis[2], text: axis[0] + colon + axis[1] });
    }) : [say.v_whole]);
    proof(rows, fact);
    entry(rows, say.v_notes, fact.notes || []);
    entry(rows, say.v_references, concept.references.map(function (ref) { return ref[0] + colon + ref[1]; }));
    entry(rows, say.v_concept, [concept.name].concat(fact.also || []).map(function (name) {
      return make("code", { text: name });
    }).concat(fact.text ? [say.v_text] : []));
    if (!fact.text) entry(rows, say.v_type, [make("code", { text: concept.type })]);
    entry(rows, say.v_named, Object.keys(concept.labels).filter(function (key) { return key !== data.language; }).map(function (key) {
      return make("span", { lang: key, text: concept.labels[key] });
    }));
    entry(rows, say.v_places, places[number].length ? [make("span", {}, places[number].map(function (place, n) {
      return make("button", { type: "button", text: (n + 1) + "\u2002", click: function () { show(number, true, place); } });
    }))] : [say.v_hidden]);
    body.appendChild(rows);
    body.scrollTop = 0;
  }

  function target(id) { return document.querySelector('[data-tag="' + id + '"]'); }
  function mark(id, scroll) {
    if (chosen) chosen.classList.remove("chosen");
    chosen = id ? target(id) : null;
    if (!chosen) return;
    chosen.classList.add("chosen");
    if (scroll) chosen.scrollIntoView({ block: "center" });
  }

  Object.keys(data.places).forEach(function (id) {
    var node = document.getElementById(id);
    var number = data.places[id];
    if (!node) return;
    if (data.facts[number].text) {
      var heading = node.querySelector("h2, h3, h4, h5, h6");
      if (!heading) return;
      node = heading.appendChild(make("button", { "class": "passage tagged", type: "button", text: say.v_text }));
      node.title = say.v_text;
    } else {
      node.classList.add("tagged");
      node.tabIndex = 0;
      node.setAttribute("role", "button");
      node.addEventListener("keydown", function (event) {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); show(number, false, id); }
      });
    }
    node.setAttribute("data-tag", id);
    node.addEventListener("click", function (event) { event.preventDefault(); show(number, false, id); });
  });

  search.addEventListener("input", list);
  document.body.appendChild(panel);
  document.body.appendChild(toggle);
  list();
})();
