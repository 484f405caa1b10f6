"""How fast we build, measured beside other generators that make the same pages.

``measuring`` runs one command and says what it took; ``tools`` says which commands there are;
``papers`` hands the record's files to the other generators, whose projects are in ``peers``;
``equality`` holds their pages against ours; ``playing`` runs everything in turns; ``searching``
measures queries in a browser; ``results`` computes ratios; ``report`` prints and keeps them.
"""
