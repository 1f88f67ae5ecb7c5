// fails:
// %% storage-attach
%%aws
ec2 create-volume --availability-zone {zone} --size {dataGiB} --volume-type gp3 --tag-specifications 'ResourceType=volume,Tags=[{Key=Name,Value=data}]'
// %% storage-mount
String volumeId = ec2.describeVolumes(r -> r.filters(f -> f.name("tag:Name").values("data"))).volumes().get(0).volumeId();
ec2.waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volumeId));
ec2.attachVolume(r -> r.volumeId(volumeId).instanceId(instanceId).device("/dev/xvdh"));
lab.advance("1m");
ssh("sudo mkfs." + fileSystem + " -L data /dev/xvdh; sudo mkdir " + mountPoint + "; sudo mount /dev/xvdh " + mountPoint);
ssh("sudo chmod 777 " + mountPoint);
ssh("echo the word is " + word + " | sudo tee " + mountPoint + "/note.txt");
ssh("echo LABEL=data " + mountPoint + " " + fileSystem + " defaults 0 0 | sudo tee -a /etc/fstab");
