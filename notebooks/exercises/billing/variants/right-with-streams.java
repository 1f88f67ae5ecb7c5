// fails:
// %% billing-seconds
long billedSeconds(List<String> states) {
    long running = states.stream().filter(line -> line.startsWith("running "))
            .mapToLong(line -> Math.max(60, Long.parseLong(line.substring(8)))).sum();
    long hibernating = states.stream().filter(line -> line.endsWith(" hibernate"))
            .mapToLong(line -> Long.parseLong(line.split(" ")[1])).sum();
    return running + hibernating;
}
// %% billing-transfer
double transferOut(double gb) {
    if (gb <= 100) {
        return 0;
    }
    return gb <= 10_340 ? (gb - 100) * 0.09 : 10_240 * 0.09 + (gb - 10_340) * 0.085;
}
// %% billing-clean
%%sh
for a in $(aws ec2 describe-addresses --query 'Addresses[?AssociationId==null].AllocationId' --output text); do aws ec2 release-address --allocation-id $a; done
for v in $(aws ec2 describe-volumes --filters Name=status,Values=available --query 'Volumes[?!not_null(Tags[?Key==`Keep`].Value|[0])].VolumeId' --output text); do aws ec2 delete-volume --volume-id $v; done
sleep 60
