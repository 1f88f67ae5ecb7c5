// fails: itIsThereAfterAReboot
// %% launch-launch
-String script = "#!/bin/bash\ndnf install -y httpd\necho '<h1>" + word + "</h1>' > /var/www/html/index.html\nsystemctl enable --now httpd\n";
+String script = "#!/bin/bash\ndnf install -y httpd\necho '<h1>" + word + "</h1>' > /var/www/html/index.html\nsystemctl start httpd\n";
