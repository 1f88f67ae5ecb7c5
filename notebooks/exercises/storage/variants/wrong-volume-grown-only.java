// fails: theFileSystemHasGrown
// %% storage-grow
ec2.modifyVolume(r -> r.volumeId(volumeId).size(biggerGiB));
lab.advance("1m");
