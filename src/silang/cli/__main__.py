"""`python -m silang.cli`."""

import sys

from silang.cli.app import main

sys.exit(main())
