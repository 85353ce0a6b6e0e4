const count = (changes) => changes.reduce((sum, it) => sum + Number(it.dataset.count), 0);
listWithFilter({
  entry: (element) => ({
    messages: new Set(element.dataset.messages.split(" ")),
    changes: [...element.querySelectorAll(".change")],
  }),
  all: (subjects) => subjects.reduce((sum, it) => sum + count(it.changes), 0),
  few: 200,
  details: ".subject > details",
  isShort: (subjects) => subjects.length <= 20,
  choose: ({ value, checked, words, textOf }) => {
    const [message, kind] = [value("message"), value("kind")];
    const [reader, writer] = [checked("reader"), checked("writer")];
    return ({ element, messages, changes }) => {
      if (message !== "" && !messages.has(message)) return 0;
      const head = words.length > 0 ? textOf(element.querySelector("summary")) : "";
      return count(changes.filter((it) => {
        const isLeft = (kind === "" || it.dataset.kind === kind) && reader.has(it.dataset.reader)
          && writer.has(it.dataset.writer) && words.every((word) => head.includes(word) || textOf(it).includes(word));
        it.hidden = !isLeft;
        return isLeft;
      }));
    };
  },
});
