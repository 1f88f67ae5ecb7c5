// fails: itOpensAfterAReboot
// %% disk-full-web
ssh("sudo systemctl start httpd");
