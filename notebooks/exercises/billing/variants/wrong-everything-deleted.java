// fails: whatIsUsedStays
// %% billing-clean
for (var address : ec2.describeAddresses().addresses()) {
    if (address.associationId() == null) {
        ec2.releaseAddress(r -> r.allocationId(address.allocationId()));
    }
}
for (var volume : ec2.describeVolumes(r -> r.filters(f -> f.name("status").values("available"))).volumes()) {
    ec2.deleteVolume(r -> r.volumeId(volume.volumeId()));
}
lab.advance("1m");
