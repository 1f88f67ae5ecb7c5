// fails:
// %% launch-group
%%aws
ec2 create-security-group --group-name {groupName} --description web --vpc-id {vpcId}
ec2 authorize-security-group-ingress --group-name {groupName} --protocol tcp --port 80 --cidr 0.0.0.0/0
ec2 authorize-security-group-ingress --group-name {groupName} --protocol tcp --port 22 --cidr {officeCidr}
// %% launch-launch
%%sh
printf '#!/bin/bash\nyum install -y httpd\necho "Welcome to {word}" > /var/www/html/index.html\nsystemctl start httpd\nsystemctl enable httpd\n' > start.sh
aws ec2 run-instances --image-id {imageId} --instance-type {instanceType} --key-name vockey --security-groups {groupName} --placement AvailabilityZone={zone} --block-device-mappings 'DeviceName=/dev/xvda,Ebs={VolumeSize={rootGiB},VolumeType=gp3}' --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value={serverName}}]' --user-data file://start.sh --disable-api-termination
aws ec2 wait instance-status-ok --filters Name=tag:Name,Values={serverName}
// %% launch-protect
// protected at launch already
