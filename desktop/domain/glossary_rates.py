"""The part of the glossary about searches, scores, error rates and groups."""

from __future__ import annotations

from desktop.domain import glossary_sources as source
from desktop.domain.glossary_term import Term, Topic

RATE_TERMS: tuple[Term, ...] = (
    Term(
        Topic.FPIR,
        "FPIR",
        "Of searches for people who are not in this gallery, the share that returns at least one "
        "candidate all the same. Measured here: each enrolled person was left out in turn and searched "
        "for.",
        "It is not the chance that a candidate is the wrong person, nor that the right one is listed.",
        4,
        (source.TESTING,),
        full="false positive identification rate",
        formula="FPIR(N, T) = #(i : m_i ≥ T) / n",
    ),
    Term(
        Topic.SEL,
        "SEL",
        "How many false candidates to expect: the mean number of people that a search for somebody who "
        "is not in this gallery returns.",
        "It does not say which candidates of a list are false: all of them may be, or none.",
        4,
        (source.TESTING,),
        full="selectivity, expected number of false candidates",
        formula="SEL(N, T) = (c_1 + … + c_n) / n",
    ),
    Term(
        Topic.FNIR,
        "FNIR",
        "Of searches for people who are in this gallery, the share that does not put them first, or puts "
        "them below the threshold. Measured on people with two pictures or more, where there are enough.",
        "Nobody is shown to be absent from the gallery by an empty list: probes of poor quality are "
        "missed more often than these pictures.",
        4,
        (source.TESTING,),
        full="false negative identification rate",
        formula="FNIR(N, R, T) = 1 - #(j : r_j ≤ R, s_j ≥ T) / m",
    ),
    Term(
        Topic.FMR,
        "FMR",
        "Of all comparisons between one picture each of two different people of this gallery, the share "
        "that scores at or above the threshold. The letters are those of the standard.",
        "It is about one comparison. A search makes one with everybody enrolled, and errs far more often.",
        4,
        (source.TESTING,),
        formula="FMR(T) = #(i, j : s_ij ≥ T) / #(i, j)",
    ),
    Term(
        Topic.FNMR,
        "FNMR",
        "Of comparisons between two pictures that are recorded as one person’s, the share that scores "
        "below the threshold. The letters are those of the standard.",
        "A low score by itself excludes nobody.",
        4,
        (source.TESTING,),
        formula="FNMR(T) = #(j : s_j < T) / m",
    ),
    Term(
        Topic.CONFIDENCE,
        "Search confidence",
        "Of 100 searches for people who are not in this gallery, so many return nobody. Confidence and "
        "threshold are two handles of one setting.",
        "It is not how sure anybody can be of a candidate, and what other programs call confidence is "
        "another scale.",
        4,
        (source.TESTING, source.OURS),
        formula="1 - FPIR(N, T)",
    ),
    Term(
        Topic.THRESHOLD,
        "Score threshold T",
        "The comparison score from which an enrolled person is listed as a candidate. Lower it and more "
        "people are listed, more of them wrongly.",
        "It parts no two people for certain. A threshold belongs to one gallery, model pack and kind of "
        "score, and means nothing for another.",
        4,
        (source.VOCABULARY,),
        formula="s ≥ T",
    ),
    Term(
        Topic.FLOOR,
        "Floor of the policy",
        "The search confidence below which a written reason is asked for. The reason is recorded in the "
        "log.",
        "A search above the floor is not safe for that: what it returns is still a lead at most.",
        4,
        (source.OURS,),
    ),
    Term(
        Topic.INTERVAL,
        "95% interval of a rate",
        "The range that holds the true rate in 95 of 100 galleries that are measured as this one was. "
        "Where nothing happened in n searches, only an upper bound can be given.",
        "It covers chance alone. Pictures of casework are worse than enrolled portraits, and no interval "
        "here knows by how much.",
        4,
        (source.WILSON, source.JACKKNIFE),
        formula="(p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n)",
    ),
    Term(
        Topic.PEOPLE_MEASURED,
        "People measured (n)",
        "How many enrolled people were left out and searched for, one after another. With few of them "
        "rare errors cannot be seen, so the confidence scale ends early.",
        "It is not the number of pictures, nor that of people who could be searched for in practice.",
        4,
        (source.OURS,),
        formula="1 - 6 / n",
    ),
    Term(
        Topic.RAW_SCORE,
        "Raw score",
        "How alike the model finds two faces, on the scale of its own pack; higher is more alike. It "
        "puts the list in order.",
        "It is no percentage and no probability, and scores of two packs cannot be compared.",
        2,
        (source.VOCABULARY,),
        formula="s(p, g) = p · g",
    ),
    Term(
        Topic.NORMALISED_SCORE,
        "Normalised score",
        "How alike two faces are, less how much each of them resembles everybody else in this gallery.",
        "It is no percentage and no probability, and its scale is not that of the raw score.",
        3,
        (source.COHORTS,),
        formula="s′(p, g) = s(p, g) - (μ_p + μ_g) / 2",
    ),
    Term(
        Topic.RANK,
        "Rank in the list",
        "The place of a person in the list, by the best score of their enrolled pictures.",
        "Somebody always comes first, also when the person who is sought is not in the gallery.",
        2,
        (source.VOCABULARY,),
    ),
    Term(
        Topic.SCORE_DISTRIBUTION,
        "Spread of scores",
        "How often each score occurs: the best score of each person left out and, where people have two "
        "pictures, that of their own second picture.",
        "Where the two overlap no threshold parts them, and in casework they may well overlap more.",
        4,
        (source.TESTING,),
    ),
    Term(
        Topic.GALLERY_SIZE,
        "Rates at other sizes",
        "What the FPIR would be with fewer or more people enrolled: counted exactly for fewer, by a "
        "model for more, which is drawn dashed.",
        "The model takes comparisons as independent, which they are not; for most galleries it is too "
        "high.",
        4,
        (source.POPULATIONS,),
        formula="1 - (1 - FMR(T))^M",
    ),
    Term(
        Topic.DET_CURVE,
        "DET curve",
        "Each point is a threshold: how often people who are not enrolled are returned, against how "
        "often people who are enrolled are missed. Nearer to the lower left is better.",
        "Two curves that cross, or whose intervals overlap, show no pack to be the better one.",
        4,
        (source.DET, source.TESTING),
        full="detection error trade-off",
    ),
    Term(
        Topic.REPLAY,
        "Replay of searches",
        "People who are not in a gallery are searched in it, all at one threshold. Whoever gets a "
        "candidate gets a false one.",
        "Another set of people would give another figure: read the interval.",
        4,
        (source.TESTING, source.OURS),
    ),
    Term(
        Topic.PACK_DIFFERENCE,
        "Difference between packs",
        "Whether one model pack finds more people than another on the same pictures. A difference is "
        "named only where McNemar’s exact test and a bootstrap over the people agree.",
        "No difference named does not mean that there is none: there may be too few people to tell.",
        4,
        (source.MCNEMAR, source.BOOTSTRAP),
        formula="p = 2 Σ C(b + c, k) / 2^(b + c),  k = 0 … b,  b ≤ c",
    ),
    Term(
        Topic.FAILURE_TO_ENROL,
        "Failure to enrol",
        "The share of offered pictures that were refused, for example because no face was found in them.",
        "A pack that refuses hard pictures looks better than it is, unless they are counted as missed.",
        2,
        (source.TESTING,),
    ),
    Term(
        Topic.PUBLISHED,
        "Published figures",
        "Rates that others measured, with other pictures, people and models. In the tests of NIST false "
        "positives often differed between groups by factors of 10 to beyond 100.",
        "They are not about this gallery, nor about the model in use here.",
        5,
        (source.NIST_2019, source.NIST_2022),
    ),
)

GROUP_TERMS: tuple[Term, ...] = (
    Term(
        Topic.GROUP_RATE,
        "Error for this group",
        "How often searches for people recorded in this group return somebody although they are not in "
        "the gallery, at the threshold in use. Groups with fewer than 30 people get no figure.",
        "It is no property of this person. Groups are what somebody recorded; nothing is read from a face.",
        5,
        (source.TESTING, source.NIST_2019),
        formula="FPIR_g(T) = #(i in g : m_i ≥ T) / n_g",
    ),
    Term(
        Topic.RATIO,
        "Ratio to everybody",
        "The rate of a group divided by the rate of all people measured: 2.0 means twice as often. Its "
        "interval comes from drawing the people anew many times.",
        "A ratio near 1 with a wide interval does not show that groups fare alike.",
        5,
        (source.BOOTSTRAP,),
        formula="FPIR_g(T) / FPIR(T)",
    ),
    Term(
        Topic.WORST_GROUP,
        "Worst group and spread",
        "The recorded group with the highest rate, and that rate divided by the geometric mean of all "
        "groups’ rates: 1.0 means no difference.",
        "One figure for many groups hides most of them, and groups that nobody recorded are not in it.",
        5,
        (source.NIST_2022,),
        formula="D(T) = FPIR_max / (FPIR_1 · … · FPIR_k)^(1/k)",
    ),
    Term(
        Topic.BEYOND_CHANCE,
        "Beyond chance (flag)",
        "A group is flagged where so many errors among its members would happen by chance too rarely: "
        "with Fisher’s exact test over all groups, at most 5% chance of any false flag.",
        "A group without a flag is not shown to be safe: among few people large differences go unseen.",
        5,
        (source.HOLM,),
    ),
    Term(
        Topic.EXPOSURE,
        "Returned by mistake",
        "How often enrolled members of a group come up when others are searched for, for each member and "
        "compared with everybody: 2.0 means twice as often.",
        "It is not about those who are searched for: a group can be safe as probes and exposed as "
        "candidates.",
        5,
        (source.NIST_2019, source.OURS),
        formula="E_g(T) = (F_g / n_g) / (F / n)",
    ),
    Term(
        Topic.NOT_RECORDED,
        "Not recorded",
        "Of how many enrolled people nothing is recorded here. Their errors belong to no group that is "
        "measured.",
        "A difference that is not recorded is not absent.",
        5,
        (source.OURS,),
    ),
    Term(
        Topic.DECLARED_GROUP,
        "Declared group",
        "What somebody knows from elsewhere of the person on the probe. It only chooses which measured "
        "error rate is shown.",
        "It is never taken from the picture, and no candidate is filtered by it.",
        5,
        (source.OURS,),
    ),
    Term(
        Topic.DUPLICATES,
        "Enrolled twice?",
        "Two people of this gallery whose pictures are as alike as pictures of one person are here, or "
        "far more than others: perhaps one person under two ids.",
        "It decides nothing: twins, other relatives and strangers who look alike are listed as well.",
        8,
        (source.OURS,),
    ),
)
