// fails: thePageOpens itOpensAfterAReboot
// %% disk-full-web
// There is room again.
