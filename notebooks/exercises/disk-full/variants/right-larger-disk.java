// fails:
// %% disk-full-room
String folder = ssh("sudo find / -xdev -name \"*.dat\" -size +100M").lines().findFirst().orElseThrow().replaceAll("/[^/]*$", "");
String service = ssh("sudo grep -l " + folder + " /usr/local/bin/*").strip().replaceAll(".*/", "");
String root = ec2.describeVolumes(r -> r.filters(f -> f.name("attachment.instance-id").values(instanceId))).volumes().get(0).volumeId();
ssh("sudo systemctl disable --now " + service);
ssh("sudo rm " + folder + "/last.dat");
ec2.modifyVolume(r -> r.volumeId(root).size(16));
lab.advance("1m");
ssh("sudo growpart /dev/nvme0n1 1; sudo xfs_growfs /");
