// fails: thePageIsThere itIsThereAfterAReboot
// %% launch-launch
-String script = "#!/bin/bash\ndnf install -y httpd\necho '<h1>" + word + "</h1>' > /var/www/html/index.html\nsystemctl enable --now httpd\n";
+String script = "dnf install -y httpd\necho '<h1>" + word + "</h1>' > /var/www/html/index.html\nsystemctl enable --now httpd\n";
