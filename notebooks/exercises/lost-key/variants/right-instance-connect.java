// fails:
// %% lost-key-open
%%sh
ssh-keygen -y -f ~/.ssh/labsuser.pem > mine.pub
id=$(aws ec2 describe-instances --filters Name=tag:Name,Values=diary --query 'Reservations[0].Instances[0].InstanceId' --output text)
ip=$(aws ec2 describe-instances --instance-ids $id --query 'Reservations[0].Instances[0].PublicIpAddress' --output text)
aws ec2-instance-connect send-ssh-public-key --instance-id $id --instance-os-user ec2-user --ssh-public-key file://mine.pub
cat mine.pub | ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@$ip 'cat >> .ssh/authorized_keys'
