// fails: thereIsRoom theShopIsWhole itStaysSo itStaysSoAfterAReboot
// %% disk-full-room
String folder = ssh("sudo find / -xdev -name \"*.dat\" -size +100M").lines().findFirst().orElseThrow().replaceAll("/[^/]*$", "");
String service = ssh("sudo grep -l " + folder + " /usr/local/bin/*").strip().replaceAll(".*/", "");
// %% disk-full-stop
// Somebody else may do that.
