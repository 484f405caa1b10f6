/** @file The filters as form controls, each choice with the number of cases it would leave. */

import { count } from "./filters.js";
import { fill, number } from "./messages.js";

/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {import("./messages.js").Messages} Messages */
/** @typedef {import("./record.js").Record} Record */
/** @typedef {import("./record.js").Value} Value */
/** @typedef {import("./row.js").Row} Row */

export class Panel {
  /**
   * @param {HTMLElement} place where the controls go
   * @param {HTMLTemplateElement} template of one control
   * @param {Record} record
   * @param {Messages} messages
   */
  constructor(place, template, record, messages) {
    this.record = record;
    this.messages = messages;
    /** @type {Map<string, HTMLSelectElement>} */
    this.controls = new Map();
    for (const [field, values] of record.fields) {
      if (!values.length) continue;
      const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
      const label = /** @type {HTMLLabelElement} */ (copy.querySelector("label"));
      const select = /** @type {HTMLSelectElement} */ (copy.querySelector("select"));
      label.textContent = messages.filters[field];
      label.htmlFor = select.id = `filter-${field}`;
      select.name = field;
      this.controls.set(field, select);
      place.append(copy);
    }
  }

  /** @returns {Filters} */
  get filters() {
    const chosen = [...this.controls].map(([field, { value }]) => [field, value]);
    return Object.fromEntries(chosen.filter(([, value]) => value));
  }

  /**
   * @param {Row[] | undefined} rows what the words alone find; every case when undefined
   * @param {Filters} filters
   */
  show(rows, filters) {
    for (const [field, select] of this.controls) {
      const values = /** @type {Value[]} */ (this.record.fields.get(field));
      const counts = rows
        ? count(rows, filters, field)
        : new Map(values.map((one) => [one.value, one.count]));
      const chosen = filters[field] ?? "";
      const choices = values.filter(({ value }) => counts.has(value) || value === chosen);
      if (chosen && !choices.some(({ value }) => value === chosen)) {
        choices.push({ value: chosen, count: 0 });
      }
      select.replaceChildren(
        new Option(this.messages.all, ""),
        ...grouped(choices, (choice) => this.option(field, choice, counts)),
      );
      select.value = chosen;
    }
  }

  /**
   * @param {string} field
   * @param {Value} choice
   * @param {Map<string, number>} counts
   */
  option(field, { value, label }, counts) {
    const named = label ?? this.messages.values[field]?.[value] ?? value;
    const name = field === "session" ? this.session(value, named) : named;
    const text = fill(this.messages.option, { name, count: number(counts.get(value) ?? 0) });
    return new Option(text, value);
  }

  /**
   * @param {string} value `<jurisdiction>/<kind>-<term>-<session>`, the last maybe not known
   * @param {string} label its name in the language of the record
   * @returns {string} its name in the language of the page
   */
  session(value, label) {
    const [, kind, term, session] = value.match(/\/([a-z]+)-(\d+)(?:-(\d+))?$/) ?? [];
    const form = this.messages.session[session ? "whole" : "term"];
    return fill(form, { label, kind: this.messages.values.kind[kind], term, session });
  }
}

/**
 * Options under the name of their group, where there is more than one group.
 *
 * @param {Value[]} choices
 * @param {(choice: Value) => HTMLOptionElement} option
 * @returns {HTMLElement[]}
 */
function grouped(choices, option) {
  const groups = new Map();
  for (const choice of choices) {
    const name = choice.group ?? "";
    groups.set(name, [...(groups.get(name) ?? []), option(choice)]);
  }
  if (groups.size < 2) return [...groups.values()].flat();
  return [...groups].map(([name, options]) => {
    const group = document.createElement("optgroup");
    group.label = name;
    group.append(...options);
    return group;
  });
}
