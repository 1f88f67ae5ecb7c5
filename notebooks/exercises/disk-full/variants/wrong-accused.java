// fails: itIsNamed
// %% disk-full-culprit
String culprit = "httpd";
