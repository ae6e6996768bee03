#!/bin/sh -e
# Deploys a release of the application to an environment: ./deploy.sh staging 2.0
ENVIRONMENT=$1 RELEASE=$2
# region pipeline
mvn edd:pre-deploy  -Dedd.env=$ENVIRONMENT -Dedd.release=$RELEASE   # what is due, then the initials of that release
./roll-out.sh $ENVIRONMENT $RELEASE
mvn edd:release     -Dedd.env=$ENVIRONMENT -Dedd.release=$RELEASE -Dedd.oldestRelease=$RELEASE   # it runs, nothing older
mvn edd:post-deploy -Dedd.env=$ENVIRONMENT -Dedd.release=$RELEASE   # the transitions
mvn edd:status      -Dedd.env=$ENVIRONMENT
# end
