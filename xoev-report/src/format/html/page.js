listWithFilter({
  entry: () => ({}),
  all: (messages) => messages.length,
  few: 1000,
  details: "details",
  isShort: () => document.querySelectorAll("details").length <= 10,
  choose: ({ value, checked, words, textOf }) => {
    const rule = value("rule");
    const verdicts = checked("verdict");
    return ({ element }) => {
      let isShown = verdicts.has(element.className) && words.every((word) => textOf(element).includes(word));
      if (isShown || rule === "") {
        let findings = 0;
        for (const finding of element.querySelectorAll(".findings > li")) {
          finding.hidden = rule !== "" && finding.dataset.rule !== rule;
          if (!finding.hidden) findings += 1;
        }
        isShown &&= rule === "" || findings > 0;
      }
      return isShown ? 1 : 0;
    };
  },
});
