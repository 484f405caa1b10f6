"""How fast we build, measured beside other generators that make the same pages.

``measuring`` runs one command and says what it took; ``tools`` says which commands there are;
``papers`` takes off our pages what they show and ``peers`` hands it to the other generators;
``equality`` holds their pages against ours; ``playing`` runs everything in turns; ``searching``
measures queries in a browser; ``results`` computes ratios; ``report`` prints and keeps them.
"""
