// fails: theWordIsFound
// %% lost-key-word
String word = "secret";
