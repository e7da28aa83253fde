// Runs inside a page and answers what is wrong with it: names, labels, sizes, contrast, sideways scrolling.
const faults = [];
const root = document.documentElement;
if (!root.lang) faults.push("no lang");
if (root.scrollWidth > innerWidth) faults.push(`scrolls sideways: ${root.scrollWidth} > ${innerWidth}`);
for (const all of document.querySelectorAll("*")) {
  const box = all.getBoundingClientRect();
  if (box.width > 0 && box.right > innerWidth + 1 && getComputedStyle(all).clipPath === "none"
      && !all.closest(".unseen, thead") && getComputedStyle(all).position !== "absolute") {
    faults.push(`sticks out: ${all.tagName} ${all.className} ${Math.round(box.right)}`);
  }
}

function name(element) {
  const labelled = element.getAttribute("aria-labelledby");
  if (labelled) return labelled.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
  const label = element.getAttribute("aria-label");
  if (label) return label.trim();
  if (element.labels?.length) return element.labels[0].textContent.trim();
  return element.textContent.trim();
}
for (const control of document.querySelectorAll("a, button, input:not([type=hidden]), select, svg[role=img], [role=timer]")) {
  if (!name(control)) faults.push(`no name: ${control.outerHTML.slice(0, 80)}`);
}
for (const control of document.querySelectorAll("button, .button, .language, input:not([type=hidden]), select, summary")) {
  const box = control.getBoundingClientRect();
  if (box.width > 0 && (box.height < 43.5 || box.width < 24)) faults.push(`small: ${control.className || control.tagName} ${box.width}x${box.height}`);
}
let level = 0;
for (const heading of document.querySelectorAll("h1, h2, h3")) {
  const next = Number(heading.tagName[1]);
  if (next > level + 1) faults.push(`heading skips to ${heading.tagName}: ${heading.textContent}`);
  level = next;
}
if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");

// Contrast of every text that is shown, against what is painted behind it.
function colour(text) {
  const parts = text.match(/[\d.]+/g).map(Number);
  return { red: parts[0], green: parts[1], blue: parts[2], alpha: parts.length > 3 ? parts[3] : 1 };
}
function luminance({ red, green, blue }) {
  const [r, g, b] = [red, green, blue].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function behind(element) {
  for (let at = element; at; at = at.parentElement) {
    const found = colour(getComputedStyle(at).backgroundColor);
    if (found.alpha === 1) return found;
    if (found.alpha > 0) faults.push(`see-through background: ${at.className}`);
  }
  return { red: 255, green: 255, blue: 255 };
}
let least = 21;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.textContent.trim() || element.closest("svg, script, noscript, option")) continue;
  if (!element.checkVisibility()) continue;
  const front = luminance(colour(getComputedStyle(element).color));
  const back = luminance(behind(element));
  const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
  least = Math.min(least, ratio);
  if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${element.className || element.tagName} "${node.textContent.trim().slice(0, 30)}"`);
}
return { faults: [...new Set(faults)], least };
