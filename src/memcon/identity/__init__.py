"""Who is the same across records: pure judgements with the evidence for and against them in words."""

from memcon.identity.choice import Choice, choose
from memcon.identity.judgement import VERSION, Judgement, Verdict, judge
from memcon.identity.keys import keys
from memcon.identity.seen import Seen
from memcon.identity.slugs import slug, slugs

__all__ = ["VERSION", "Choice", "Judgement", "Seen", "Verdict", "choose", "judge", "keys", "slug", "slugs"]
