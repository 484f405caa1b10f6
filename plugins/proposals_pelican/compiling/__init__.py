"""Templates -> Python that prints a page of the record in a quarter of the time that Jinja's takes.

A case's page is put together from thirty macros, a hundred words of the interface and some three
hundred values. Jinja decides for every page anew what is known when a template is compiled:
which block stands where (``inheritance``), what a macro prints (``inlining``), what the words
are in the site's language (``wording``), what is the same on all pages (``settled``), whether a
loop asks where it stands (``loops``). Each module changes the tree that Jinja parsed; then
``generator`` writes the code, which takes every attribute to be there and gathers the page in UTF-8
(``printing``); ``careful`` prints the page where one is not. What is printed stays the same, byte
for byte; a test compares.
"""
