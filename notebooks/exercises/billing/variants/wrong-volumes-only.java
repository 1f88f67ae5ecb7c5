// fails: noIdleAddressIsLeft
// %% billing-clean
for (var volume : ec2.describeVolumes(r -> r.filters(f -> f.name("status").values("available"))).volumes()) {
    if (volume.tags().stream().noneMatch(tag -> tag.key().equals("Keep"))) {
        ec2.deleteVolume(r -> r.volumeId(volume.volumeId()));
    }
}
lab.advance("1m");
