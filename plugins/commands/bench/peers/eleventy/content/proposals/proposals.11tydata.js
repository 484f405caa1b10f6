// A case folder is a page; its replies are read for that page and have none of their own.
const CASE = /^(.*)\/proposal$/;

export default {
  permalink: ({ page }) => {
    const found = CASE.exec(page.filePathStem);
    return found ? `${found[1]}.html` : false;
  },
};
