// fails:
// %% disk-full-room
String folder = ssh("sudo find / -xdev -name \"*.dat\" -size +100M").lines().findFirst().orElseThrow().replaceAll("/[^/]*$", "");
String service = ssh("sudo grep -l " + folder + " /usr/local/bin/*").strip().replaceAll(".*/", "");
ssh("sudo systemctl stop " + service);
ssh("sudo rm -rf " + folder);
// %% disk-full-web
ssh("sudo systemctl start httpd; sudo systemctl enable httpd");
// %% disk-full-stop
ssh("sudo mkdir -p " + folder + "; sudo systemctl disable " + service);
