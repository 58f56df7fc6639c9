<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Limits</source>
        <translation>&amp;Limites</translation>
    </message>
    <message>
        <source>&amp;Model packs</source>
        <translation>&amp;Packs de modèles</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>P&amp;rogramme</translation>
    </message>
    <message>
        <source>A candidate is a lead, never an identification.</source>
        <translation>Un candidat est une piste, jamais une identification.</translation>
    </message>
    <message>
        <source>About Second Look</source>
        <translation>À propos de Second Look</translation>
    </message>
    <message>
        <source>Apache-2.0; what it is made of has licences of its own</source>
        <translation>Apache-2.0 ; ses composants ont leurs propres licences</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Version livrée</translation>
    </message>
    <message>
        <source>Copied: versions, device and packs. Nothing of a case is in it.</source>
        <translation>Copié : versions, appareil et packs. Rien d’une affaire n’y figure.</translation>
    </message>
    <message>
        <source>Copy details for support</source>
        <translation>Copier les détails pour l’assistance</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier des données</translation>
    </message>
    <message>
        <source>Hash (SHA-256)</source>
        <translation>Empreinte (SHA-256)</translation>
    </message>
    <message>
        <source>Li&amp;cences</source>
        <translation>Li&amp;cences</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliothèques</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Model packs</source>
        <translation>Packs de modèles</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>No model pack is installed yet.</source>
        <translation>Aucun pack de modèles n’est encore installé.</translation>
    </message>
    <message>
        <source>Program logs</source>
        <translation>Journaux du programme</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>The package brings no licence text; its name above says which it is.</source>
        <translation>Le paquet ne contient pas de texte de licence ; son nom ci-dessus dit laquelle c’est.</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entraîné sur</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Versions, device, packs; no person, no case, no folder</source>
        <translation>Versions, appareil, packs ; ni personne, ni affaire, ni dossier</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espace de travail</translation>
    </message>
    <message>
        <source>installed package</source>
        <translation>paquet installé</translation>
    </message>
    <message>
        <source>none stated</source>
        <translation>aucune indiquée</translation>
    </message>
    <message>
        <source>packaged program</source>
        <translation>programme empaqueté</translation>
    </message>
    <message>
        <source>source checkout</source>
        <translation>copie des sources</translation>
    </message>
    <message>
        <source>{kind}, Qt {qt}, onnxruntime {runtime}</source>
        <translation>{kind}, Qt {qt}, onnxruntime {runtime}</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>&amp;Full name</source>
        <translation>Nom &amp;complet</translation>
    </message>
    <message>
        <source>&amp;Name to sign in with</source>
        <translation>&amp;Nom de connexion</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Add the person</source>
        <translation>Ajouter la personne</translation>
    </message>
</context>
<context>
    <name>AdjustDialog</name>
    <message>
        <source>Adjust the probe</source>
        <translation>Ajuster la photo question</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Before: the original</source>
        <translation>Avant : l’original</translation>
    </message>
    <message>
        <source>Faces are then looked for in the picture on the right.</source>
        <translation>Les visages sont ensuite recherchés dans l’image de droite.</translation>
    </message>
    <message>
        <source>The original is kept untouched; these steps are recorded and printed.</source>
        <translation>L’original reste intact ; ces étapes sont enregistrées et imprimées.</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>Utiliser cette image</translation>
    </message>
    <message>
        <source>What is not done here</source>
        <translation>Ce qui n’est pas fait ici</translation>
    </message>
    <message>
        <source>What is not done to a probe</source>
        <translation>Ce qui n’est pas fait à une photo question</translation>
    </message>
    <message>
        <source>Why nothing is sharpened, enhanced or enlarged</source>
        <translation>Pourquoi rien n’est accentué, amélioré ni agrandi</translation>
    </message>
</context>
<context>
    <name>AdviceCard</name>
    <message>
        <source>Advice from a comparison</source>
        <translation>Conseil tiré d’une comparaison</translation>
    </message>
</context>
<context>
    <name>AnalyseStep</name>
    <message>
        <source>A later analysis stands beside the earlier one in the record</source>
        <translation>Une analyse ultérieure s’ajoute à la précédente dans le dossier</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Analyser à nouveau</translation>
    </message>
    <message>
        <source>Analysis of the probe</source>
        <translation>Analyse de la photo question</translation>
    </message>
    <message>
        <source>⚠ Insufficient quality: that is the outcome, and it is recorded. This probe is not searched. Take in a better original, or analyse it again.</source>
        <translation>⚠ Qualité insuffisante : c’est le résultat, et il est enregistré. Cette photo question ne fait l’objet d’aucune recherche. Prenez en charge un meilleur original, ou analysez-la à nouveau.</translation>
    </message>
</context>
<context>
    <name>AnalysisForm</name>
    <message>
        <source>Fills only the components that nothing was said about.</source>
        <translation>Ne remplit que les éléments dont rien n’a été dit.</translation>
    </message>
    <message>
        <source>Judgement of the probe</source>
        <translation>Appréciation de la photo question</translation>
    </message>
    <message>
        <source>Light, pose, what is covered, faults of the picture</source>
        <translation>Lumière, pose, parties couvertes, défauts de l’image</translation>
    </message>
    <message>
        <source>Re&amp;marks</source>
        <translation>Re&amp;marques</translation>
    </message>
    <message>
        <source>Re&amp;marks (optional)</source>
        <translation>Re&amp;marques (facultatif)</translation>
    </message>
    <message>
        <source>Re&amp;marks (required)</source>
        <translation>Re&amp;marques (obligatoire)</translation>
    </message>
    <message>
        <source>Remarks on the probe</source>
        <translation>Remarques sur la photo question</translation>
    </message>
    <message>
        <source>Rest not visible</source>
        <translation>Reste non visible</translation>
    </message>
    <message>
        <source>Rest visible</source>
        <translation>Reste visible</translation>
    </message>
    <message>
        <source>Say what can be seen in the probe before any candidate is shown. Keys: arrows, then V visible, P partly, N not visible.</source>
        <translation>Dites ce que l’on voit sur la photo question avant qu’aucun candidat ne soit affiché. Touches : flèches, puis V visible, P en partie, N non visible.</translation>
    </message>
    <message>
        <source>Still missing: {names}.</source>
        <translation>Manque encore : {names}.</translation>
    </message>
    <message>
        <source>judgement of the probe</source>
        <translation>appréciation de la photo question</translation>
    </message>
    <message>
        <source>remarks (at least {count} characters and two words)</source>
        <translation>remarques (au moins {count} caractères et deux mots)</translation>
    </message>
    <message>
        <source>{count} of {all} components</source>
        <translation>{count} éléments sur {all}</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Also check every image (slow)</source>
        <translation>Vérifier aussi chaque image (lent)</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Points de contrôle</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparer…</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Follow one case</source>
        <translation>Suivre une affaire</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>Parties de cette page</translation>
    </message>
    <message>
        <source>Reads every stored original and the templates and compares their hashes</source>
        <translation>Lit chaque original conservé et les gabarits, et compare leurs empreintes</translation>
    </message>
    <message>
        <source>The log or one case, as a file that others can verify or as pages; this is logged</source>
        <translation>Le journal ou une affaire, en fichier que d’autres peuvent vérifier ou en pages ; cela est journalisé</translation>
    </message>
    <message>
        <source>Verify the log</source>
        <translation>Vérifier le journal</translation>
    </message>
    <message>
        <source>Verifying the log</source>
        <translation>Vérification du journal</translation>
    </message>
    <message>
        <source>Whether any entry, or what it speaks of, was changed</source>
        <translation>Si une entrée, ou ce dont elle parle, a été modifiée</translation>
    </message>
    <message>
        <source>With a checkpoint that was held elsewhere</source>
        <translation>Avec un point de contrôle conservé ailleurs</translation>
    </message>
</context>
<context>
    <name>BlindForm</name>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>A lead rests on features that are similar: describe them above.</source>
        <translation>Une piste repose sur des traits semblables : décrivez-les ci-dessus.</translation>
    </message>
    <message>
        <source>An answer is final.</source>
        <translation>Une réponse est définitive.</translation>
    </message>
    <message>
        <source>Describe the features, then choose a conclusion.</source>
        <translation>Décrivez les traits, puis choisissez une conclusion.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Record answer</source>
        <translation>Enregistrer la réponse</translation>
    </message>
    <message>
        <source>Records the answer for this face; it cannot be changed afterwards</source>
        <translation>Enregistre la réponse pour ce visage ; elle ne peut plus être modifiée ensuite</translation>
    </message>
    <message>
        <source>Which features, where, and what speaks against it</source>
        <translation>Quels traits, où, et ce qui plaide contre</translation>
    </message>
    <message>
        <source>Write a reason of at least {count} characters and two words.</source>
        <translation>Écrivez un motif d’au moins {count} caractères et deux mots.</translation>
    </message>
    <message>
        <source>✓ This answer is recorded and final.</source>
        <translation>✓ Cette réponse est enregistrée et définitive.</translation>
    </message>
</context>
<context>
    <name>BugReport</name>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Everything recorded so far is kept, and you can go on working. Give the report below to whoever looks after this program. It names no person, file or picture.</source>
        <translation>Tout ce qui a été enregistré est conservé, et vous pouvez continuer à travailler. Remettez le rapport ci-dessous à la personne chargée de ce programme. Il ne nomme ni personne, ni fichier, ni image.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Something went wrong in Second Look</source>
        <translation>Une erreur s’est produite dans Second Look</translation>
    </message>
    <message>
        <source>This is a fault of the program, not of what you did.</source>
        <translation>C’est un défaut du programme, non de ce que vous avez fait.</translation>
    </message>
</context>
<context>
    <name>CandidateModel</name>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Conclusion for subject {subject}: {text}.</source>
        <translation>Conclusion pour le sujet {subject} : {text}.</translation>
    </message>
    <message>
        <source>Error for the group of subject {subject}. {text}</source>
        <translation>Erreur pour le groupe du sujet {subject}. {text}</translation>
    </message>
    <message>
        <source>Error for this group</source>
        <translation>Erreur pour ce groupe</translation>
    </message>
    <message>
        <source>How many people of the candidate's recorded group would get a candidate here without being in the gallery, at the threshold in force, with 95% interval and ratio to everybody. It says nothing about this candidate alone.</source>
        <translation>Combien de personnes du groupe enregistré du candidat obtiendraient ici un candidat sans figurer dans la galerie, au seuil en vigueur, avec l’intervalle à 95 % et le rapport à l’ensemble. Cela ne dit rien de ce candidat en particulier.</translation>
    </message>
    <message>
        <source>No conclusion yet</source>
        <translation>Pas encore de conclusion</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non renseigné</translation>
    </message>
    <message>
        <source>Old photographs are harder to compare.</source>
        <translation>Les photographies anciennes sont plus difficiles à comparer.</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Photo of subject {subject}, file {file}.</source>
        <translation>Photo du sujet {subject}, fichier {file}.</translation>
    </message>
    <message>
        <source>Photo of subject {subject}.</source>
        <translation>Photo du sujet {subject}.</translation>
    </message>
    <message>
        <source>Photo taken</source>
        <translation>Prise de vue</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Rank {rank} of the {listed} listed candidates, subject {subject}.</source>
        <translation>Rang {rank} parmi les {listed} candidats de la liste, sujet {subject}.</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>Score brut</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Renseigné</translation>
    </message>
    <message>
        <source>Recorded for subject {subject}: {text}.</source>
        <translation>Renseigné pour le sujet {subject} : {text}.</translation>
    </message>
    <message>
        <source>Sex and birth as somebody wrote them down; nothing is guessed from the picture.</source>
        <translation>Sexe et naissance tels que quelqu’un les a notés ; rien n’est déduit de l’image.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Subject {subject} has the normalised score {text}, which is not a probability.</source>
        <translation>Le sujet {subject} a le score normalisé {text}, qui n’est pas une probabilité.</translation>
    </message>
    <message>
        <source>Subject {subject} has the raw score {text}, which is not a probability.</source>
        <translation>Le sujet {subject} a le score brut {text}, qui n’est pas une probabilité.</translation>
    </message>
    <message>
        <source>Subject {subject}.</source>
        <translation>Sujet {subject}.</translation>
    </message>
    <message>
        <source>The photo of subject {subject} was taken: {text}.</source>
        <translation>Prise de vue de la photo du sujet {subject} : {text}.</translation>
    </message>
    <message>
        <source>born {year}</source>
        <translation>né(e) {year}</translation>
    </message>
    <message>
        <source>{date}
{age}</source>
        <translation>{date}
{age}</translation>
    </message>
    <message>
        <source>{years} years ago</source>
        <translation>il y a {years} ans</translation>
    </message>
</context>
<context>
    <name>CandidateTable</name>
    <message>
        <source>Candidates, best first</source>
        <translation>Candidats, le meilleur en tête</translation>
    </message>
    <message>
        <source>Open a probe</source>
        <translation>Ouvrir une photo question</translation>
    </message>
    <message>
        <source>Record “no candidate”…</source>
        <translation>Enregistrer « aucun candidat »…</translation>
    </message>
</context>
<context>
    <name>CandidatesPage</name>
    <message>
        <source>Candidate {rank}: {subject}</source>
        <translation>Candidat {rank} : {subject}</translation>
    </message>
    <message>
        <source>Candidates at or above the threshold: at least {count} of {n} subjects searched.</source>
        <translation>Candidats au seuil ou au-dessus : au moins {count} sur {n} sujets comparés.</translation>
    </message>
    <message>
        <source>Candidates at or above the threshold: {count} of {n} subjects searched.</source>
        <translation>Candidats au seuil ou au-dessus : {count} sur {n} sujets comparés.</translation>
    </message>
    <message>
        <source>Comparing the gallery with the search</source>
        <translation>Comparaison de la galerie avec la recherche</translation>
    </message>
    <message>
        <source>Error for the group of the probe</source>
        <translation>Erreur pour le groupe de la photo question</translation>
    </message>
    <message>
        <source>Gallery photo of {day}: {years} years before the search.</source>
        <translation>Photo de la galerie du {day} : {years} ans avant la recherche.</translation>
    </message>
    <message>
        <source>No search is open.</source>
        <translation>Aucune recherche n’est ouverte.</translation>
    </message>
    <message>
        <source>Nobody scores at or above this threshold. That is a result, and it can be recorded.</source>
        <translation>Personne n’atteint ce seuil. C’est un résultat, et il peut être enregistré.</translation>
    </message>
    <message>
        <source>Open a probe and search the gallery, or choose a recorded search above.</source>
        <translation>Ouvrez une photo question et lancez une recherche dans la galerie, ou choisissez ci-dessus une recherche enregistrée.</translation>
    </message>
    <message>
        <source>Reading what is recorded</source>
        <translation>Lecture de ce qui est renseigné</translation>
    </message>
    <message>
        <source>Searched at {recorded}, now shown at {now}.</source>
        <translation>Recherche faite au seuil {recorded}, affichée à {now}.</translation>
    </message>
    <message>
        <source>The best {shown} are listed.</source>
        <translation>Les {shown} meilleurs sont listés.</translation>
    </message>
    <message>
        <source>The highest score of anybody who was left out of this gallery is {score}.</source>
        <translation>Le plus haut score d’une personne écartée de cette galerie est {score}.</translation>
    </message>
    <message>
        <source>When the gallery photo was taken is not recorded.</source>
        <translation>La date de prise de vue de la photo de la galerie n’est pas renseignée.</translation>
    </message>
    <message>
        <source>{subject}, {date}</source>
        <translation>{subject}, {date}</translation>
    </message>
    <message>
        <source>⚠ In another search of this case: {conclusion}</source>
        <translation>⚠ Dans une autre recherche de cette affaire : {conclusion}</translation>
    </message>
</context>
<context>
    <name>CaptureDates</name>
    <message>
        <source>Candidate</source>
        <translation>Candidat</translation>
    </message>
    <message>
        <source>Capture date not recorded: {title}</source>
        <translation>Date de prise de vue non renseignée : {title}</translation>
    </message>
    <message>
        <source>Capture date of the candidate not recorded</source>
        <translation>Date de prise de vue du candidat non renseignée</translation>
    </message>
    <message>
        <source>Capture date of the probe not recorded</source>
        <translation>Date de prise de vue de la photo question non renseignée</translation>
    </message>
    <message>
        <source>Capture dates</source>
        <translation>Dates de prise de vue</translation>
    </message>
    <message>
        <source>How far a face changed meanwhile cannot be judged by dates.</source>
        <translation>Les dates ne permettent pas de juger de combien un visage a changé entre-temps.</translation>
    </message>
    <message>
        <source>More than {years} years: expect a face to have changed.</source>
        <translation>Plus de {years} ans : attendez-vous à un visage changé.</translation>
    </message>
    <message>
        <source>Neither capture date recorded</source>
        <translation>Aucune des deux dates de prise de vue n’est renseignée</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>Taken 1 month apart</source>
        <translation>Prises à 1 mois d’intervalle</translation>
    </message>
    <message>
        <source>Taken 1 year apart</source>
        <translation>Prises à 1 an d’intervalle</translation>
    </message>
    <message>
        <source>Taken on the same day</source>
        <translation>Prises le même jour</translation>
    </message>
    <message>
        <source>Taken within a month</source>
        <translation>Prises à moins d’un mois d’intervalle</translation>
    </message>
    <message>
        <source>Taken {months} months apart</source>
        <translation>Prises à {months} mois d’intervalle</translation>
    </message>
    <message>
        <source>Taken {years} years apart</source>
        <translation>Prises à {years} ans d’intervalle</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>non renseigné</translation>
    </message>
    <message>
        <source>{probe} · {candidate}</source>
        <translation>{probe} · {candidate}</translation>
    </message>
    <message>
        <source>{title}: {day}</source>
        <translation>{title} : {day}</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>A candidate is a lead, never an identification.</source>
        <translation>Un candidat est une piste, jamais une identification.</translation>
    </message>
</context>
<context>
    <name>CaseChooser</name>
    <message>
        <source>Any case</source>
        <translation>Toutes les affaires</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Numéro d’affaire</translation>
    </message>
    <message>
        <source>Type a part of the number; the down key lists the newest cases</source>
        <translation>Tapez une partie du numéro ; la flèche vers le bas liste les affaires les plus récentes</translation>
    </message>
</context>
<context>
    <name>CaseForm</name>
    <message>
        <source>&amp;Authorisation</source>
        <translation>&amp;Autorisation</translation>
    </message>
    <message>
        <source>&amp;Kept until</source>
        <translation>&amp;Conservée jusqu’au</translation>
    </message>
    <message>
        <source>&amp;Offence</source>
        <translation>&amp;Infraction</translation>
    </message>
    <message>
        <source>&amp;Requester</source>
        <translation>&amp;Requérant</translation>
    </message>
    <message>
        <source>Authorisation &amp;until</source>
        <translation>Autorisation &amp;jusqu’au</translation>
    </message>
    <message>
        <source>Authorisation until</source>
        <translation>Autorisation jusqu’au</translation>
    </message>
    <message>
        <source>Case &amp;number</source>
        <translation>&amp;Numéro d’affaire</translation>
    </message>
    <message>
        <source>Choose the offence…</source>
        <translation>Choisissez l’infraction…</translation>
    </message>
    <message>
        <source>End of the authorisation</source>
        <translation>Fin de l’autorisation</translation>
    </message>
    <message>
        <source>Every case has one.</source>
        <translation>Chaque affaire en a un.</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Conservée jusqu’au</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Nouvelle affaire</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Ouvrir l’affaire</translation>
    </message>
    <message>
        <source>Optional: the purpose stands for it</source>
        <translation>Facultatif : la finalité en tient lieu</translation>
    </message>
    <message>
        <source>P&amp;urpose</source>
        <translation>&amp;Finalité</translation>
    </message>
    <message>
        <source>Po&amp;licy</source>
        <translation>Règ&amp;les</translation>
    </message>
    <message>
        <source>Reference of the order or approval</source>
        <translation>Référence de l’ordonnance ou de l’accord</translation>
    </message>
    <message>
        <source>Set terms</source>
        <translation>Fixer les conditions</translation>
    </message>
    <message>
        <source>Still missing: {names}.</source>
        <translation>Manque encore : {names}.</translation>
    </message>
    <message>
        <source>Terms of the case {number}</source>
        <translation>Conditions de l’affaire {number}</translation>
    </message>
    <message>
        <source>The policy asks for it.</source>
        <translation>Les règles le demandent.</translation>
    </message>
    <message>
        <source>There is already a case with this number.</source>
        <translation>Il existe déjà une affaire portant ce numéro.</translation>
    </message>
    <message>
        <source>This computer offers this policy only</source>
        <translation>Cet ordinateur n’offre que ces règles</translation>
    </message>
    <message>
        <source>This day is over.</source>
        <translation>Ce jour est passé.</translation>
    </message>
    <message>
        <source>This never changes: it stands in the log</source>
        <translation>Il ne change jamais : il figure au journal</translation>
    </message>
    <message>
        <source>What the policy asks is known before anybody searches</source>
        <translation>Ce que les règles demandent est connu avant toute recherche</translation>
    </message>
    <message>
        <source>What the search is for</source>
        <translation>À quoi sert la recherche</translation>
    </message>
    <message>
        <source>Which offence</source>
        <translation>Quelle infraction</translation>
    </message>
    <message>
        <source>Who asks for it</source>
        <translation>Qui la demande</translation>
    </message>
    <message>
        <source>ends on</source>
        <translation>prend fin le</translation>
    </message>
    <message>
        <source>for example 2026-0142</source>
        <translation>par exemple 2026-0142</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>Authorisation</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>Authorised until</source>
        <translation>Autorisée jusqu’au</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>Affaire {number}</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Conservée jusqu’au</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Infraction</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Requérant</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>sans terme</translation>
    </message>
    <message>
        <source>{purpose}. Opened by {who} on {when}.</source>
        <translation>{purpose}. Ouverte par {who} le {when}.</translation>
    </message>
    <message>
        <source>⚠ Opened before there were policy profiles: set its terms before going on.</source>
        <translation>⚠ Ouverte avant qu’il y ait des profils de règles : fixez ses conditions avant de continuer.</translation>
    </message>
    <message>
        <source>⚠ The authorisation is over: nothing is taken in or searched before a new one.</source>
        <translation>⚠ L’autorisation a pris fin : rien n’est pris en charge ni recherché avant une nouvelle.</translation>
    </message>
    <message>
        <source>⚠ The authorisation that the policy asks for has to be entered by {when}.</source>
        <translation>⚠ L’autorisation que les règles demandent doit être saisie avant le {when}.</translation>
    </message>
    <message>
        <source>⚠ The time for which this case is kept is over.</source>
        <translation>⚠ La durée de conservation de cette affaire est écoulée.</translation>
    </message>
</context>
<context>
    <name>CaseInHand</name>
    <message>
        <source>Case {number}: {purpose}</source>
        <translation>Affaire {number} : {purpose}</translation>
    </message>
</context>
<context>
    <name>CaseListModel</name>
    <message>
        <source>Authorised until</source>
        <translation>Autorisée jusqu’au</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Affaire</translation>
    </message>
    <message>
        <source>Case {number}: {purpose}, {state}</source>
        <translation>Affaire {number} : {purpose}, {state}</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Signalements</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Probes</source>
        <translation>Photos question</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalité</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Recherches</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>sans terme</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>non fixées</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>A picture under investigation, for this case</source>
        <translation>Une image de l’enquête, pour cette affaire</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Toutes les affaires</translation>
    </message>
    <message>
        <source>Asks first: it takes the blind look away from you</source>
        <translation>Demande confirmation : cela vous retire l’examen à l’aveugle</translation>
    </message>
    <message>
        <source>Authorisation, requester, offence, retention; earlier terms stay in the record</source>
        <translation>Autorisation, requérant, infraction, conservation ; les conditions antérieures restent au dossier</translation>
    </message>
    <message>
        <source>Back to what waits and to the list of cases (Alt+Left)</source>
        <translation>Retour à ce qui attend et à la liste des affaires (Alt+Gauche)</translation>
    </message>
    <message>
        <source>Change terms…</source>
        <translation>Modifier les conditions…</translation>
    </message>
    <message>
        <source>Close case…</source>
        <translation>Clore l’affaire…</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Clore l’affaire</translation>
    </message>
    <message>
        <source>Close the case first: picture and template of its probes can be removed then</source>
        <translation>Closez d’abord l’affaire : l’image et le gabarit de ses photos question peuvent alors être effacés</translation>
    </message>
    <message>
        <source>Close the case {number}</source>
        <translation>Clore l’affaire {number}</translation>
    </message>
    <message>
        <source>Corroborate…</source>
        <translation>Corroborer…</translation>
    </message>
    <message>
        <source>Ends the work on it, with a reason</source>
        <translation>Met fin au travail, avec un motif</translation>
    </message>
    <message>
        <source>Everything that was done in this case, for disclosure</source>
        <translation>Tout ce qui a été fait dans cette affaire, pour la communication des pièces</translation>
    </message>
    <message>
        <source>Expunge probe…</source>
        <translation>Effacer la photo question…</translation>
    </message>
    <message>
        <source>For a lead that the examiners agree on: what else speaks for it</source>
        <translation>Pour une piste sur laquelle les examinateurs s’accordent : ce qui d’autre l’étaye</translation>
    </message>
    <message>
        <source>For a lead with everything that the policy asks for</source>
        <translation>Pour une piste qui remplit tout ce que les règles demandent</translation>
    </message>
    <message>
        <source>Go to the probe, or to the search (Return)</source>
        <translation>Aller à la photo question ou à la recherche (Entrée)</translation>
    </message>
    <message>
        <source>No probe was taken in for this case yet.</source>
        <translation>Aucune photo question n’a encore été prise en charge pour cette affaire.</translation>
    </message>
    <message>
        <source>Nothing is taken in, searched or released in a closed case. It can be reopened.</source>
        <translation>Dans une affaire close, rien n’est pris en charge, recherché ni communiqué. Elle peut être rouverte.</translation>
    </message>
    <message>
        <source>Nothing of this case can be shown to you yet.</source>
        <translation>Rien de cette affaire ne peut encore vous être montré.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Probes, searches and candidates</source>
        <translation>Photos question, recherches et candidats</translation>
    </message>
    <message>
        <source>Release…</source>
        <translation>Communiquer…</translation>
    </message>
    <message>
        <source>Removes picture and template of the probe; what was done with it stays recorded</source>
        <translation>Supprime l’image et le gabarit de la photo question ; ce qui en a été fait reste enregistré</translation>
    </message>
    <message>
        <source>Reopen case…</source>
        <translation>Rouvrir l’affaire…</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>Rouvrir l’affaire</translation>
    </message>
    <message>
        <source>Reopen the case {number}</source>
        <translation>Rouvrir l’affaire {number}</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
    <message>
        <source>Searches, conclusions and looks of this case are kept from you while you could still look at it blind.</source>
        <translation>Les recherches, conclusions et examens de cette affaire vous sont cachés tant que vous pourriez encore l’examiner à l’aveugle.</translation>
    </message>
    <message>
        <source>Show them…</source>
        <translation>Les afficher…</translation>
    </message>
    <message>
        <source>Take in a probe</source>
        <translation>Prendre en charge une photo question</translation>
    </message>
    <message>
        <source>The case is closed; reopen it first.</source>
        <translation>L’affaire est close ; rouvrez-la d’abord.</translation>
    </message>
    <message>
        <source>The work on it goes on where it stood.</source>
        <translation>Le travail reprend où il en était.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Timeline of the case</source>
        <translation>Chronologie de l’affaire</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Où elle en est</translation>
    </message>
    <message>
        <source>With a reason</source>
        <translation>Avec un motif</translation>
    </message>
    <message>
        <source>Withdraw the look by another person that is still open</source>
        <translation>Retirer l’examen par une autre personne qui est encore ouvert</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Affaires</translation>
    </message>
    <message>
        <source>Cases, newest first</source>
        <translation>Affaires, les plus récentes en tête</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closes</translation>
    </message>
    <message>
        <source>Everything is done for a case (Ctrl+N)</source>
        <translation>Tout se fait pour une affaire (Ctrl+N)</translation>
    </message>
    <message>
        <source>Find a case</source>
        <translation>Rechercher une affaire</translation>
    </message>
    <message>
        <source>Find a number, a purpose, a requester</source>
        <translation>Rechercher un numéro, une finalité, un requérant</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Go to where the chosen thing is done (Return)</source>
        <translation>Aller là où se fait ce qui est choisi (Entrée)</translation>
    </message>
    <message>
        <source>New case…</source>
        <translation>Nouvelle affaire…</translation>
    </message>
    <message>
        <source>No case holds all of these words.</source>
        <translation>Aucune affaire ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>No case is closed.</source>
        <translation>Aucune affaire n’est close.</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Aucune affaire n’est ouverte.</translation>
    </message>
    <message>
        <source>Nothing waits for you. A new case begins below.</source>
        <translation>Rien ne vous attend. Une nouvelle affaire se crée ci-dessous.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvertes</translation>
    </message>
    <message>
        <source>Reading what waits</source>
        <translation>Lecture de ce qui attend</translation>
    </message>
    <message>
        <source>Show every case</source>
        <translation>Afficher toutes les affaires</translation>
    </message>
    <message>
        <source>There is no case here yet.</source>
        <translation>Il n’y a encore aucune affaire ici.</translation>
    </message>
    <message>
        <source>What waits for me</source>
        <translation>Ce qui m’attend</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>Quelles affaires</translation>
    </message>
    <message>
        <source>choose which cases</source>
        <translation>choix des affaires</translation>
    </message>
    <message>
        <source>find cases</source>
        <translation>recherche d’affaires</translation>
    </message>
</context>
<context>
    <name>CheckpointModel</name>
    <message>
        <source>Checkpoint of {count} entries, signed {when}, {occasion}</source>
        <translation>Point de contrôle de {count} entrées, signé le {when}, {occasion}</translation>
    </message>
    <message>
        <source>Delivered to</source>
        <translation>Remis à</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Racine</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signé</translation>
    </message>
</context>
<context>
    <name>CheckpointPanel</name>
    <message>
        <source>Checkpoints, newest first</source>
        <translation>Points de contrôle, les plus récents en tête</translation>
    </message>
    <message>
        <source>Checkpoints: {count}, of which delivered nowhere yet: {waiting}</source>
        <translation>Points de contrôle : {count}, dont encore remis nulle part : {waiting}</translation>
    </message>
    <message>
        <source>Copy verifier key</source>
        <translation>Copier la clé de vérification</translation>
    </message>
    <message>
        <source>Reading the checkpoints</source>
        <translation>Lecture des points de contrôle</translation>
    </message>
    <message>
        <source>Sign now</source>
        <translation>Signer maintenant</translation>
    </message>
    <message>
        <source>Signs the log as it stands and keeps the checkpoint</source>
        <translation>Signe le journal en l’état et conserve le point de contrôle</translation>
    </message>
    <message>
        <source>There is no checkpoint yet. One is signed at every conclusion, release, export and end of a session.</source>
        <translation>Il n’y a encore aucun point de contrôle. Un point de contrôle est signé à chaque conclusion, communication, exportation et fin de session.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Déverrouiller…</translation>
    </message>
    <message>
        <source>What others need to verify the signatures; with it nobody can sign</source>
        <translation>Ce qu’il faut à d’autres pour vérifier les signatures ; elle ne permet à personne de signer</translation>
    </message>
    <message>
        <source>With the passphrase of the key</source>
        <translation>Avec la phrase secrète de la clé</translation>
    </message>
</context>
<context>
    <name>CombineDialog</name>
    <message>
        <source>&amp;Detector</source>
        <translation>&amp;Détecteur</translation>
    </message>
    <message>
        <source>&amp;Embedder</source>
        <translation>&amp;Encodeur</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>Combiner</translation>
    </message>
    <message>
        <source>Combine a detector and an embedder</source>
        <translation>Combiner un détecteur et un encodeur</translation>
    </message>
    <message>
        <source>From the names of both</source>
        <translation>D’après les noms des deux</translation>
    </message>
    <message>
        <source>The combination is a pack of its own, with copies of both files: its scores never compare with those of another pack, and no published figure speaks for it. An embedder expects faces aligned as its own detector does it; with another one its scores can be worse. The card of the combination says how far apart the two lie on synthetic faces.</source>
        <translation>La combinaison est un pack à part, avec des copies des deux fichiers : ses scores ne se comparent jamais avec ceux d’un autre pack, et aucun chiffre publié ne parle pour elle. Un encodeur attend des visages alignés comme le fait son propre détecteur ; avec un autre, ses scores peuvent être moins bons. La fiche de la combinaison dit de combien les deux s’écartent sur des visages synthétiques.</translation>
    </message>
    <message>
        <source>These two are a pack already</source>
        <translation>Ces deux forment déjà un pack</translation>
    </message>
    <message>
        <source>{part} (in {pack})</source>
        <translation>{part} (dans {pack})</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>&amp;Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>&amp;Verifier key (optional: checks the signature as well)</source>
        <translation>Clé de &amp;vérification (facultative : vérifie aussi la signature)</translation>
    </message>
    <message>
        <source>A checkpoint stands on every report: as a note of a few lines and as a QR code. Whoever kept one can tell whether an entry before it was changed since, removed, or put in.</source>
        <translation>Un point de contrôle figure sur chaque rapport : une note de quelques lignes et un code QR. Quiconque en a conservé un peut dire si une entrée antérieure a depuis été modifiée, retirée ou insérée.</translation>
    </message>
    <message>
        <source>Compare with a checkpoint that was held elsewhere</source>
        <translation>Comparer avec un point de contrôle conservé ailleurs</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>It says nothing of the {count} entries after it.</source>
        <translation>Il ne dit rien des {count} entrées qui suivent.</translation>
    </message>
    <message>
        <source>Look for the first bad entry</source>
        <translation>Chercher la première entrée fautive</translation>
    </message>
    <message>
        <source>No verifier key was given: this is as good as the place where the checkpoint was held.</source>
        <translation>Aucune clé de vérification n’a été donnée : cela vaut ce que vaut le lieu où le point de contrôle a été conservé.</translation>
    </message>
    <message>
        <source>Paste the text here, or drop the file of the note anywhere on this window.</source>
        <translation>Collez le texte ici, ou déposez le fichier de la note n’importe où dans cette fenêtre.</translation>
    </message>
    <message>
        <source>Stands beside the note: name+key id+key</source>
        <translation>Figure à côté de la note : nom+identifiant de clé+clé</translation>
    </message>
    <message>
        <source>Text of the QR code or of the &amp;note</source>
        <translation>Texte du code QR ou de la &amp;note</translation>
    </message>
    <message>
        <source>Text of the QR code or of the note</source>
        <translation>Texte du code QR ou de la note</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>La réponse</translation>
    </message>
    <message>
        <source>The signature was checked with the verifier key.</source>
        <translation>La signature a été vérifiée avec la clé de vérification.</translation>
    </message>
    <message>
        <source>Verifier key</source>
        <translation>Clé de vérification</translation>
    </message>
    <message>
        <source>Verifies the whole log against this checkpoint</source>
        <translation>Vérifie le journal entier par rapport à ce point de contrôle</translation>
    </message>
    <message>
        <source>“Verify the log” reads every entry anew as well.</source>
        <translation>« Vérifier le journal » relit en outre chaque entrée.</translation>
    </message>
    <message>
        <source>⚠ They differ. {why}</source>
        <translation>⚠ Ils diffèrent. {why}</translation>
    </message>
    <message>
        <source>⚠ {why}</source>
        <translation>⚠ {why}</translation>
    </message>
    <message>
        <source>✓ The first {count} entries are the ones that this checkpoint speaks for. None of them was changed, removed or put in since.</source>
        <translation>✓ Les {count} premières entrées sont celles dont parle ce point de contrôle. Aucune n’a été modifiée, retirée ni insérée depuis.</translation>
    </message>
    <message>
        <source>✓ The first {count} entries are the ones that were signed for on {when}. None of them was changed, removed or put in since.</source>
        <translation>✓ Les {count} premières entrées sont celles qui ont été signées le {when}. Aucune n’a été modifiée, retirée ni insérée depuis.</translation>
    </message>
</context>
<context>
    <name>ConclusionForm</name>
    <message>
        <source>&amp;1 Features ({count}/{all})</source>
        <translation>&amp;1 Traits ({count}/{all})</translation>
    </message>
    <message>
        <source>&amp;2 Conclusion</source>
        <translation>&amp;2 Conclusion</translation>
    </message>
    <message>
        <source>&amp;Reason (required)</source>
        <translation>&amp;Motif (obligatoire)</translation>
    </message>
    <message>
        <source>A candidate is a lead at most, never an identification.</source>
        <translation>Un candidat est tout au plus une piste, jamais une identification.</translation>
    </message>
    <message>
        <source>A lead says of every feature how it appears. Still open: {open}.</source>
        <translation>Une piste dit de chaque trait comment il se présente. Restent : {open}.</translation>
    </message>
    <message>
        <source>Add another conclusion; none is ever replaced.</source>
        <translation>Ajoutez une autre conclusion ; aucune n’est jamais remplacée.</translation>
    </message>
    <message>
        <source>An exclusion names at least one feature that differs (tab “Features”).</source>
        <translation>Une exclusion nomme au moins un trait qui diffère (onglet « Traits »).</translation>
    </message>
    <message>
        <source>Choose a candidate to compare</source>
        <translation>Choisissez un candidat à comparer</translation>
    </message>
    <message>
        <source>Describe the features, choose a conclusion, then write the reason.</source>
        <translation>Décrivez les traits, choisissez une conclusion, puis écrivez le motif.</translation>
    </message>
    <message>
        <source>Error for the groups of probe and candidate</source>
        <translation>Erreur pour les groupes de la photo question et du candidat</translation>
    </message>
    <message>
        <source>Nothing was found similar: that is no ground for a lead.</source>
        <translation>Rien n’a été trouvé semblable : rien ne fonde une piste.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Record conclusion</source>
        <translation>Enregistrer la conclusion</translation>
    </message>
    <message>
        <source>What is concluded from it, and why (Alt+2)</source>
        <translation>Ce qui en est conclu, et pourquoi (Alt+2)</translation>
    </message>
    <message>
        <source>What is seen, feature by feature (Alt+1)</source>
        <translation>Ce que l’on voit, trait par trait (Alt+1)</translation>
    </message>
    <message>
        <source>Which features, where, and what speaks against it</source>
        <translation>Quels traits, où, et ce qui plaide contre</translation>
    </message>
    <message>
        <source>Write a reason of at least {count} characters and two words.</source>
        <translation>Écrivez un motif d’au moins {count} caractères et deux mots.</translation>
    </message>
</context>
<context>
    <name>ConfidenceScale</name>
    <message>
        <source>Every search for somebody who is not in this gallery returns a candidate.</source>
        <translation>Chaque recherche d’une personne qui ne figure pas dans cette galerie rend un candidat.</translation>
    </message>
    <message>
        <source>Of {people} searches for people who are not in this gallery, {nobody} or more return nobody.</source>
        <translation>Sur {people} recherches de personnes qui ne figurent pas dans cette galerie, {nobody} ou plus ne rendent personne.</translation>
    </message>
    <message>
        <source>Of {people} searches for people who are not in this gallery, {nobody} return nobody.</source>
        <translation>Sur {people} recherches de personnes qui ne figurent pas dans cette galerie, {nobody} ne rendent personne.</translation>
    </message>
    <message>
        <source>Scale ends at {top}: {people} people tell no more.</source>
        <translation>L’échelle s’arrête à {top} : {people} personnes n’en disent pas plus.</translation>
    </message>
    <message>
        <source>The 80% in the ACLU's test of 2018 was a setting on another product's own scale. It is not this scale.</source>
        <translation>Les 80 % de l’essai de l’ACLU de 2018 étaient un réglage sur l’échelle propre d’un autre produit. Ce n’est pas cette échelle-ci.</translation>
    </message>
    <message>
        <source>Top of the scale: {people} people can tell no more than {top}.</source>
        <translation>Haut de l’échelle : {people} personnes ne disent rien au-delà de {top}.</translation>
    </message>
    <message>
        <source>{people} people are too few to tell any confidence.</source>
        <translation>{people} personnes, c’est trop peu pour dire une confiance.</translation>
    </message>
</context>
<context>
    <name>ConfidenceSlider</name>
    <message>
        <source>1 - FPIR, as measured. The nearest confidence that was measured is taken.</source>
        <translation>1 - FPIR, tel que mesuré. La confiance mesurée la plus proche est retenue.</translation>
    </message>
    <message>
        <source>Confidence {confidence}, threshold {threshold}</source>
        <translation>Confiance {confidence}, seuil {threshold}</translation>
    </message>
    <message>
        <source>How many searches for people who are not in this gallery return nobody. It says nothing about a candidate. Arrow keys: small steps; Page Up and Page Down: to the marks.</source>
        <translation>Combien de recherches de personnes absentes de cette galerie ne rendent personne. Cela ne dit rien d’un candidat. Flèches : petits pas ; Page préc. et Page suiv. : vers les repères.</translation>
    </message>
    <message>
        <source>How many searches return nobody is not known: nothing is measured here.</source>
        <translation>Combien de recherches ne rendent personne, on l’ignore : rien n’est mesuré ici.</translation>
    </message>
    <message>
        <source>Search &amp;confidence</source>
        <translation>&amp;Confiance de la recherche</translation>
    </message>
    <message>
        <source>Search confidence</source>
        <translation>Confiance de la recherche</translation>
    </message>
    <message>
        <source>Search confidence, in percent</source>
        <translation>Confiance de la recherche, en pour cent</translation>
    </message>
</context>
<context>
    <name>ConfidenceTrack</name>
    <message>
        <source>reason needed below {floor}</source>
        <translation>motif exigé sous {floor}</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>Nothing in the help holds all of these words.</source>
        <translation>Rien dans l’aide ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>Sections that were found</source>
        <translation>Sections trouvées</translation>
    </message>
</context>
<context>
    <name>CorroborateDialog</name>
    <message>
        <source>A witness, a document, a record, with its reference</source>
        <translation>Un témoin, un document, un fichier, avec sa référence</translation>
    </message>
    <message>
        <source>At least {count} characters and two words.</source>
        <translation>Au moins {count} caractères et deux mots.</translation>
    </message>
    <message>
        <source>Corroborate the lead {subject}</source>
        <translation>Corroborer la piste {subject}</translation>
    </message>
    <message>
        <source>Record corroboration</source>
        <translation>Enregistrer la corroboration</translation>
    </message>
    <message>
        <source>Say where it comes from.</source>
        <translation>Dites d’où cela vient.</translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>Ce qui l’étaye</translation>
    </message>
    <message>
        <source>What speaks for it (&amp;required)</source>
        <translation>Ce qui l’é&amp;taye (obligatoire)</translation>
    </message>
    <message>
        <source>What was found, independently of any picture of a face</source>
        <translation>Ce qui a été trouvé, indépendamment de toute image d’un visage</translation>
    </message>
    <message>
        <source>Where it comes &amp;from (required)</source>
        <translation>D’&amp;où cela vient (obligatoire)</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>D’où cela vient</translation>
    </message>
    <message>
        <source>⚠ Another comparison of faces is no corroboration: not a second search, not another program, not a witness who was shown this candidate. It takes something that would stand without any face.</source>
        <translation>⚠ Une autre comparaison de visages n’est pas une corroboration : ni une seconde recherche, ni un autre programme, ni un témoin à qui ce candidat a été montré. Il faut un élément qui tiendrait sans aucun visage.</translation>
    </message>
</context>
<context>
    <name>CropControls</name>
    <message>
        <source>&amp;Crop to rectangle</source>
        <translation>&amp;Recadrer au rectangle</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recadrage</translation>
    </message>
    <message>
        <source>Crop: {name}</source>
        <translation>Recadrage : {name}</translation>
    </message>
    <message>
        <source>Draw on the picture, or give the rectangle in pixels.</source>
        <translation>Dessinez sur l’image, ou indiquez le rectangle en pixels.</translation>
    </message>
    <message>
        <source>From left</source>
        <translation>Depuis la gauche</translation>
    </message>
    <message>
        <source>From top</source>
        <translation>Depuis le haut</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Takes the rectangle away and crops nothing.</source>
        <translation>Retire le rectangle et ne recadre rien.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
</context>
<context>
    <name>CropPane</name>
    <message>
        <source>Draw a rectangle to crop. Arrow keys move it, with Ctrl they move its lower right corner, with Shift by ten pixels; Return crops, Escape takes it away.</source>
        <translation>Dessinez un rectangle à recadrer. Les flèches le déplacent, avec Ctrl elles déplacent son coin inférieur droit, avec Maj de dix pixels ; Entrée recadre, Échap le retire.</translation>
    </message>
</context>
<context>
    <name>DeclareStep</name>
    <message>
        <source>Declaration</source>
        <translation>Déclaration</translation>
    </message>
</context>
<context>
    <name>DeclaredGroups</name>
    <message>
        <source>As recorded in this gallery; leave it where nobody knows</source>
        <translation>Tel que renseigné dans cette galerie ; laissez vide si personne ne le sait</translation>
    </message>
    <message>
        <source>Never from the picture. It only chooses which measured error rate is shown; no candidate is filtered by it.</source>
        <translation>Jamais d’après l’image. Cela choisit seulement quel taux d’erreur mesuré est affiché ; aucun candidat n’est filtré.</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Non déclaré</translation>
    </message>
    <message>
        <source>What is known of the person from elsewhere (optional)</source>
        <translation>Ce que l’on sait d’ailleurs de la personne (facultatif)</translation>
    </message>
    <message>
        <source>{name}, known from elsewhere</source>
        <translation>{name}, connu par ailleurs</translation>
    </message>
</context>
<context>
    <name>DeliverySection</name>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>&amp;Root certificate</source>
        <translation>Certificat &amp;racine</translation>
    </message>
    <message>
        <source>A checkpoint that lies where this program cannot change it shows later whether entries were changed or cut off. What cannot be delivered waits here and stops nobody.</source>
        <translation>Un point de contrôle déposé là où ce programme ne peut pas le modifier montre plus tard si des entrées ont été modifiées ou coupées. Ce qui ne peut être remis attend ici et ne bloque personne.</translation>
    </message>
    <message>
        <source>Address of a time-stamp authority (RFC 3161), beginning with https://. It confirms at what time the newest checkpoint existed: a statement that the program cannot change later. It receives a hash and nothing of any case. Its answer, the stamp, is also kept beside the checkpoint in the folder above, where one is chosen.</source>
        <translation>Adresse d’une autorité d’horodatage (RFC 3161), commençant par https://. Elle confirme à quel moment le point de contrôle le plus récent existait : une déclaration que le programme ne peut pas modifier ensuite. Elle reçoit une empreinte et rien d’aucune affaire. Sa réponse, le jeton d’horodatage, est aussi conservée à côté du point de contrôle dans le dossier ci-dessus, s’il en est choisi un.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Checking where checkpoints are to be kept</source>
        <translation>Vérification du lieu où conserver les points de contrôle</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Choose a certificate…</source>
        <translation>Choisir un certificat…</translation>
    </message>
    <message>
        <source>Choose a folder or an authority first</source>
        <translation>Choisissez d’abord un dossier ou une autorité</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Deliver now</source>
        <translation>Remettre maintenant</translation>
    </message>
    <message>
        <source>Delivering checkpoints</source>
        <translation>Remise des points de contrôle</translation>
    </message>
    <message>
        <source>Delivering…</source>
        <translation>Remise…</translation>
    </message>
    <message>
        <source>Every checkpoint becomes a small text file there: a copy that the program cannot change later. Meant is a folder on another machine, best a share that only takes new files (write once). On this computer it protects from mishaps, not from whoever controls the computer.</source>
        <translation>Chaque point de contrôle y devient un petit fichier texte : une copie que le programme ne peut pas modifier ensuite. Il s’agit d’un dossier sur une autre machine, au mieux un partage qui n’accepte que de nouveaux fichiers (écriture unique). Sur cet ordinateur, il protège des accidents, non de qui contrôle l’ordinateur.</translation>
    </message>
    <message>
        <source>Folder for checkpoints</source>
        <translation>Dossier des points de contrôle</translation>
    </message>
    <message>
        <source>Gives everything that waits; it also happens by itself</source>
        <translation>Remet tout ce qui attend ; cela se fait aussi tout seul</translation>
    </message>
    <message>
        <source>Last delivered {when}: the log up to entry {size}.</source>
        <translation>Dernière remise le {when} : le journal jusqu’à l’entrée {size}.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>None: time stamps are kept, and not verified</source>
        <translation>Aucun : les horodatages sont conservés, et non vérifiés</translation>
    </message>
    <message>
        <source>Nothing was delivered yet, {count} waiting.</source>
        <translation>Rien n’a encore été remis, {count} en attente.</translation>
    </message>
    <message>
        <source>Root certificate of the time-stamp authority</source>
        <translation>Certificat racine de l’autorité d’horodatage</translation>
    </message>
    <message>
        <source>The authority's root certificate (PEM or DER), as you got it from the authority in another way. With it every answer is verified before it is kept.</source>
        <translation>Le certificat racine de l’autorité (PEM ou DER), tel que vous l’avez reçu d’elle par une autre voie. Avec lui, chaque réponse est vérifiée avant d’être conservée.</translation>
    </message>
    <message>
        <source>Time-stamp &amp;authority</source>
        <translation>Autorité d’&amp;horodatage</translation>
    </message>
    <message>
        <source>Use no certificate</source>
        <translation>N’utiliser aucun certificat</translation>
    </message>
    <message>
        <source>Use no folder</source>
        <translation>N’utiliser aucun dossier</translation>
    </message>
    <message>
        <source>{authority} says that it existed on {when}</source>
        <translation>{authority} dit qu’il existait le {when}</translation>
    </message>
    <message>
        <source>{count} waiting.</source>
        <translation>En attente : {count}.</translation>
    </message>
    <message>
        <source>{said}; NOT verified with a root certificate.</source>
        <translation>{said} ; NON vérifié avec un certificat racine.</translation>
    </message>
    <message>
        <source>{said}; verified with the root certificate.</source>
        <translation>{said} ; vérifié avec le certificat racine.</translation>
    </message>
    <message>
        <source>⚠ Not delivered since {since}, {count} waiting. {problem}</source>
        <translation>⚠ Non remis depuis le {since}, {count} en attente. {problem}</translation>
    </message>
    <message>
        <source>✓ Nothing waits.</source>
        <translation>✓ Rien n’attend.</translation>
    </message>
</context>
<context>
    <name>DeliveryWatch</name>
    <message>
        <source>Delivering checkpoints</source>
        <translation>Remise des points de contrôle</translation>
    </message>
</context>
<context>
    <name>DeviceNotice</name>
    <message>
        <source>A device was left</source>
        <translation>Un matériel a été abandonné</translation>
    </message>
    <message>
        <source>The log keeps it, and Settings go on saying it</source>
        <translation>Le journal le conserve, et les Réglages continuent de le dire</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>and {count} before</source>
        <translation>et {count} auparavant</translation>
    </message>
</context>
<context>
    <name>DeviceSection</name>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Matériel</translation>
    </message>
    <message>
        <source>64 at once</source>
        <translation>64 à la fois</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Best available</source>
        <translation>Le meilleur disponible</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Device that models run on</source>
        <translation>Matériel sur lequel tournent les modèles</translation>
    </message>
    <message>
        <source>Devices of this computer</source>
        <translation>Matériels de cet ordinateur</translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>Recherche de matériel</translation>
    </message>
    <message>
        <source>Measure on this computer</source>
        <translation>Mesurer sur cet ordinateur</translation>
    </message>
    <message>
        <source>Measured {when} with the pack {pack}: pictures of 640 x 480 pixels, {faces} faces to search; onnxruntime {version}.</source>
        <translation>Mesuré {when} avec le pack {pack} : images de 640 x 480 pixels, {faces} visages à parcourir ; onnxruntime {version}.</translation>
    </message>
    <message>
        <source>Measuring the devices</source>
        <translation>Mesure des matériels</translation>
    </message>
    <message>
        <source>No model is loaded yet. The next one is opened on: {device}.</source>
        <translation>Aucun modèle n’est encore chargé. Le prochain s’ouvrira sur : {device}.</translation>
    </message>
    <message>
        <source>Not here: {device}. {why}</source>
        <translation>Absent ici : {device}. {why}</translation>
    </message>
    <message>
        <source>Pictures in which faces are found, templates, and searches, each in a second; the last column is searches with 64 probes at once.</source>
        <translation>Images où des visages sont localisés, gabarits et recherches, chacun par seconde ; la dernière colonne donne les recherches avec 64 photos question à la fois.</translation>
    </message>
    <message>
        <source>Pictures/s</source>
        <translation>Images/s</translation>
    </message>
    <message>
        <source>Searches/s</source>
        <translation>Recherches/s</translation>
    </message>
    <message>
        <source>Templates/s</source>
        <translation>Gabarits/s</translation>
    </message>
    <message>
        <source>Times finding faces, making templates and searching on every device that is there</source>
        <translation>Chronomètre la localisation des visages, la production des gabarits et la recherche sur chaque matériel présent</translation>
    </message>
    <message>
        <source>Where models run. A device that fails falls back to the processor, and the log says so; choosing it again tries it again.</source>
        <translation>Où tournent les modèles. Un matériel qui tombe en panne cède la place au processeur, et le journal le dit ; le choisir à nouveau, c’est l’essayer à nouveau.</translation>
    </message>
    <message>
        <source>{device} (not here)</source>
        <translation>{device} (absent ici)</translation>
    </message>
    <message>
        <source>⚠ A library, a driver or the system has changed since: measure again to rely on it.</source>
        <translation>⚠ Une bibliothèque, un pilote ou le système a changé depuis : mesurez à nouveau avant de vous y fier.</translation>
    </message>
</context>
<context>
    <name>DropRules</name>
    <message>
        <source>A probe is one picture. Folders of pictures are enrolled on the page “Galleries”.</source>
        <translation>Une photo question est une seule image. Les dossiers d’images s’enrôlent à la page « Galeries ».</translation>
    </message>
    <message>
        <source>Drop it here to check this model pack and add it.</source>
        <translation>Déposez-le ici pour vérifier ce pack de modèles et l’ajouter.</translation>
    </message>
    <message>
        <source>Drop it here to compare this checkpoint with the log.</source>
        <translation>Déposez-le ici pour comparer ce point de contrôle au journal.</translation>
    </message>
    <message>
        <source>Drop it here to enrol the pictures of this folder.</source>
        <translation>Déposez-le ici pour enrôler les images de ce dossier.</translation>
    </message>
    <message>
        <source>Drop it here to look at this disclosure pack or log. Nothing of it is kept.</source>
        <translation>Déposez-le ici pour consulter ce dossier de communication ou ce journal. Rien n’en est gardé.</translation>
    </message>
    <message>
        <source>Drop it here to open it as the probe. The original is kept untouched.</source>
        <translation>Déposez-la ici pour l’ouvrir comme photo question. L’original est gardé intact.</translation>
    </message>
    <message>
        <source>Drop it here to open this workspace in another window.</source>
        <translation>Déposez-le ici pour ouvrir cet espace de travail dans une autre fenêtre.</translation>
    </message>
    <message>
        <source>Drop it here to use it as the table of metadata of an enrolment.</source>
        <translation>Déposez-le ici pour en faire le tableau de métadonnées d’un enrôlement.</translation>
    </message>
    <message>
        <source>Drop one file that holds the text of one checkpoint.</source>
        <translation>Déposez un fichier qui contient le texte d’un point de contrôle.</translation>
    </message>
    <message>
        <source>Drop one folder at a time, with one table of metadata at most.</source>
        <translation>Déposez un dossier à la fois, avec un tableau de métadonnées au plus.</translation>
    </message>
    <message>
        <source>Drop one model pack at a time: its folder, or one model file.</source>
        <translation>Déposez un pack de modèles à la fois : son dossier, ou un fichier de modèle.</translation>
    </message>
    <message>
        <source>Drop one picture at a time: a probe is one picture.</source>
        <translation>Déposez une image à la fois : une photo question est une seule image.</translation>
    </message>
    <message>
        <source>Drop the folder that holds the pictures, not single pictures.</source>
        <translation>Déposez le dossier qui contient les images, non des images isolées.</translation>
    </message>
    <message>
        <source>Neither a folder of pictures nor a table of metadata (CSV): it cannot be enrolled.</source>
        <translation>Ni dossier d’images, ni tableau de métadonnées (CSV) : cela ne peut être enrôlé.</translation>
    </message>
    <message>
        <source>Nothing on this page takes this. Pictures are dropped on the page “Probe”, folders on “Galleries”, model packs on “Settings”.</source>
        <translation>Rien sur cette page ne prend cela. Les images se déposent à la page « Photo question », les dossiers à « Galeries », les packs de modèles à « Réglages ».</translation>
    </message>
    <message>
        <source>This is a table. Tables belong to the enrolment, on the page “Galleries”.</source>
        <translation>Ceci est un tableau. Les tableaux vont avec l’enrôlement, à la page « Galeries ».</translation>
    </message>
    <message>
        <source>This is no model pack. Drop the folder of a pack, or a model file.</source>
        <translation>Ceci n’est pas un pack de modèles. Déposez le dossier d’un pack, ou un fichier de modèle.</translation>
    </message>
    <message>
        <source>This is no workspace of Second Look: drop the folder that holds its {file}.</source>
        <translation>Ceci n’est pas un espace de travail de Second Look : déposez le dossier qui contient son fichier {file}.</translation>
    </message>
    <message>
        <source>This workspace is open already: sign in to work in it.</source>
        <translation>Cet espace de travail est déjà ouvert : connectez-vous pour y travailler.</translation>
    </message>
</context>
<context>
    <name>DuplicatesSection</name>
    <message numerus="yes">
        <source>%n pairs, the most alike first.</source>
        <translation>
            <numerusform>%n paire.</numerusform>
            <numerusform>%n paires, les plus semblables en tête.</numerusform>
        </translation>
    </message>
    <message>
        <source>A person who is enrolled under two ids looks like a false candidate and raises every rate on this page. Look at these pairs: nothing is decided here, and relatives stand among them.</source>
        <translation>Une personne enrôlée sous deux identifiants ressemble à un faux candidat et relève tous les taux de cette page. Regardez ces paires : rien n’est décidé ici, et il s’y trouve des parents.</translation>
    </message>
    <message>
        <source>Listed is a raw score of {limit} or more: as alike as half of the pairs that are known to be of one person here.</source>
        <translation>Sont listés les scores bruts de {limit} ou plus : aussi semblables que la moitié des paires dont on sait ici qu’elles sont d’une seule personne.</translation>
    </message>
    <message>
        <source>Listed is a raw score of {limit} or more: far outside the best scores of different people here (upper quartile plus three times the distance between the quartiles).</source>
        <translation>Sont listés les scores bruts de {limit} ou plus : bien au-delà des meilleurs scores de personnes différentes ici (quartile supérieur plus trois fois l’écart interquartile).</translation>
    </message>
    <message>
        <source>Looking for pairs…</source>
        <translation>Recherche de paires…</translation>
    </message>
    <message>
        <source>Looking for people enrolled twice</source>
        <translation>Recherche de personnes enrôlées deux fois</translation>
    </message>
    <message>
        <source>No two people are so much alike.</source>
        <translation>Il n’y a pas deux personnes aussi semblables.</translation>
    </message>
    <message>
        <source>Open the face of subject {subject}</source>
        <translation>Ouvrir le visage du sujet {subject}</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Afficher encore %n</numerusform>
            <numerusform>Afficher encore %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Afficher plus</translation>
    </message>
    <message>
        <source>raw score {score}</source>
        <translation>score brut {score}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} et {second}</translation>
    </message>
    <message>
        <source>{subject}: no longer enrolled</source>
        <translation>{subject} : n’est plus enrôlé</translation>
    </message>
    <message>
        <source>{subject}: open large</source>
        <translation>{subject} : ouvrir en grand</translation>
    </message>
</context>
<context>
    <name>EditActions</name>
    <message>
        <source>&amp;Redo: {step}</source>
        <translation>&amp;Rétablir : {step}</translation>
    </message>
    <message>
        <source>&amp;Undo: {step}</source>
        <translation>Annu&amp;ler : {step}</translation>
    </message>
    <message>
        <source>Nothing here can be undone. What is recorded stays recorded: what you record later stands beside it.</source>
        <translation>Rien ici ne peut être annulé. Ce qui est consigné le reste : ce que vous consignez ensuite figure à côté.</translation>
    </message>
    <message>
        <source>Nothing was undone here.</source>
        <translation>Rien n’a été annulé ici.</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source> px between the eyes</source>
        <translation> px entre les yeux</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>&amp;Galerie</translation>
    </message>
    <message>
        <source>&amp;If no face dominates</source>
        <translation>&amp;Si aucun visage ne domine</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>&amp;Images</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Métadonnées</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(aucune)</translation>
    </message>
    <message>
        <source>A face that is more than four times as large as any other dominates.</source>
        <translation>Un visage domine s’il est plus de quatre fois plus grand que tout autre.</translation>
    </message>
    <message>
        <source>Browse folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Browse table…</source>
        <translation>Choisir un tableau…</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Prise de vue</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Colonnes du tableau</translation>
    </message>
    <message>
        <source>Columns with another meaning are kept as they are.</source>
        <translation>Les colonnes d’un autre sens sont conservées telles quelles.</translation>
    </message>
    <message>
        <source>Do not enrol it, list it instead</source>
        <translation>Ne pas l’enrôler, le lister</translation>
    </message>
    <message>
        <source>Drop a folder here, or browse</source>
        <translation>Déposez un dossier ici, ou choisissez-en un</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Enrôler</translation>
    </message>
    <message>
        <source>Enrol images</source>
        <translation>Enrôler des images</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Dossier d’images</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Model &amp;pack</source>
        <translation>&amp;Pack de modèles</translation>
    </message>
    <message>
        <source>Model pack</source>
        <translation>Pack de modèles</translation>
    </message>
    <message>
        <source>Name of a new or existing gallery</source>
        <translation>Nom d’une galerie, nouvelle ou existante</translation>
    </message>
    <message>
        <source>Optional CSV; without one, folders or file names are the subjects</source>
        <translation>CSV facultatif ; sans lui, les dossiers ou les noms de fichiers sont les sujets</translation>
    </message>
    <message>
        <source>Preview of what would be recorded</source>
        <translation>Aperçu de ce qui serait enregistré</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Renseigné</translation>
    </message>
    <message>
        <source>Smaller faces are listed as too small instead of enrolled.</source>
        <translation>Les visages plus petits sont listés comme trop petits au lieu d’être enrôlés.</translation>
    </message>
    <message>
        <source>Smallest &amp;face</source>
        <translation>Plus petit &amp;visage</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Table of metadata</source>
        <translation>Tableau de métadonnées</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tableaux (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Take the face nearest the middle</source>
        <translation>Prendre le visage le plus proche du centre</translation>
    </message>
    <message>
        <source>Take the largest face</source>
        <translation>Prendre le plus grand visage</translation>
    </message>
    <message>
        <source>Templates of different packs never compare: choose before the first picture</source>
        <translation>Les gabarits de packs différents ne se comparent jamais : choisissez avant la première image</translation>
    </message>
    <message>
        <source>There is no image in this folder.</source>
        <translation>Il n’y a aucune image dans ce dossier.</translation>
    </message>
    <message>
        <source>This gallery belongs to the pack that it was enrolled with</source>
        <translation>Cette galerie appartient au pack avec lequel elle a été enrôlée</translation>
    </message>
    <message>
        <source>What would be recorded</source>
        <translation>Ce qui serait enregistré</translation>
    </message>
    <message>
        <source>What would be recorded (the first {shown} of {count} images)</source>
        <translation>Ce qui serait enregistré (les {shown} premières images sur {count})</translation>
    </message>
    <message>
        <source>not in the table</source>
        <translation>absent du tableau</translation>
    </message>
    <message>
        <source>{count} cells could not be read and are kept as text. {first}</source>
        <translation>{count} cellules n’ont pas pu être lues et sont conservées comme texte. {first}</translation>
    </message>
</context>
<context>
    <name>EntriesView</name>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Log entries, newest first</source>
        <translation>Entrées du journal, les plus récentes en tête</translation>
    </message>
    <message>
        <source>Looking through the log</source>
        <translation>Parcours du journal</translation>
    </message>
    <message>
        <source>No entry fits all of this: {about}.
“Clear filters” shows every entry again.</source>
        <translation>Aucune entrée ne répond à tout cela : {about}.
« Effacer les filtres » affiche de nouveau toutes les entrées.</translation>
    </message>
    <message>
        <source>Stopped looking: what is shown is what was shown before.</source>
        <translation>Recherche arrêtée : ce qui est affiché est ce qui l’était auparavant.</translation>
    </message>
    <message>
        <source>There is no entry.</source>
        <translation>Il n’y a aucune entrée.</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} entrées</translation>
    </message>
    <message>
        <source>{count} entry</source>
        <translation>{count} entrée</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Entry {number}, the first bad one, {time}, {person}: {what}</source>
        <translation>Entrée {number}, la première fautive, {time}, {person} : {what}</translation>
    </message>
    <message>
        <source>Entry {number}, {time}, {person}: {what}</source>
        <translation>Entrée {number}, {time}, {person} : {what}</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Time ({zone})</source>
        <translation>Heure ({zone})</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
</context>
<context>
    <name>EntryPane</name>
    <message>
        <source>As it is stored, and as it was hashed</source>
        <translation>Telle qu’elle est stockée, et telle qu’elle a été hachée</translation>
    </message>
    <message>
        <source>Choose an entry to read all of it.</source>
        <translation>Choisissez une entrée pour la lire en entier.</translation>
    </message>
    <message>
        <source>Copy entry</source>
        <translation>Copier l’entrée</translation>
    </message>
    <message>
        <source>Copy leaf hash</source>
        <translation>Copier l’empreinte</translation>
    </message>
    <message>
        <source>Entry {number} · {when} · {stage}</source>
        <translation>Entrée {number} · {when} · {stage}</translation>
    </message>
    <message>
        <source>Everything that was done in the case, day by day</source>
        <translation>Tout ce qui a été fait dans l’affaire, jour par jour</translation>
    </message>
    <message>
        <source>Follow this case</source>
        <translation>Suivre cette affaire</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Empreinte de la feuille</translation>
    </message>
    <message>
        <source>No checkpoint speaks for this entry yet: the next conclusion, release, export or end of a session makes one.</source>
        <translation>Aucun point de contrôle ne parle encore de cette entrée : la prochaine conclusion, communication, exportation ou fin de session en produira un.</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Ouvrir l’affaire</translation>
    </message>
    <message>
        <source>Part of this entry is kept from you.</source>
        <translation>Une partie de cette entrée vous est cachée.</translation>
    </message>
    <message>
        <source>SHA-256 of a zero byte and the text above (RFC 6962)</source>
        <translation>SHA-256 d’un octet nul et du texte ci-dessus (RFC 6962)</translation>
    </message>
    <message>
        <source>The canonical text (RFC 8785) whose hash is the leaf below</source>
        <translation>Le texte canonique (RFC 8785) dont l’empreinte est la feuille ci-dessous</translation>
    </message>
    <message>
        <source>The checkpoint of {count} entries speaks for this one: signed {when} ({occasion}).</source>
        <translation>Le point de contrôle de {count} entrées parle de celle-ci : signé le {when} ({occasion}).</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>L’entrée choisie</translation>
    </message>
    <message>
        <source>The chosen entry in words</source>
        <translation>L’entrée choisie, en clair</translation>
    </message>
    <message>
        <source>The entry as it is stored</source>
        <translation>L’entrée telle qu’elle est stockée</translation>
    </message>
    <message>
        <source>Where the case is worked on</source>
        <translation>Là où l’affaire se traite</translation>
    </message>
    <message>
        <source>⚠ Verification names this entry as the first bad one.</source>
        <translation>⚠ La vérification désigne cette entrée comme la première fautive.</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>99%, or the end of the scale: the lowest threshold at which at most 1 of 100 people not in the gallery get a candidate</source>
        <translation>99 %, ou le bout de l’échelle : le seuil le plus bas auquel au plus 1 personne sur 100 absentes de la galerie obtient un candidat</translation>
    </message>
    <message>
        <source>Confidence, threshold and error rates</source>
        <translation>Confiance, seuil et taux d’erreur</translation>
    </message>
    <message>
        <source>Error rates are measured on a gallery. Enrol images first.</source>
        <translation>Les taux d’erreur se mesurent sur une galerie. Enrôlez d’abord des images.</translation>
    </message>
    <message>
        <source>Nothing is measured on this gallery yet: two people or more are needed.</source>
        <translation>Rien n’est encore mesuré sur cette galerie : il faut deux personnes ou plus.</translation>
    </message>
    <message>
        <source>Return to the default</source>
        <translation>Revenir à la valeur par défaut</translation>
    </message>
</context>
<context>
    <name>ErrorRatesPage</name>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Grouper par</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>Par groupe</translation>
    </message>
    <message>
        <source>Enrolled twice?</source>
        <translation>Enrôlé deux fois ?</translation>
    </message>
    <message>
        <source>Error rates are being measured on this gallery; they appear here by themselves.</source>
        <translation>Les taux d’erreur de cette galerie sont en cours de mesure ; ils apparaîtront ici d’eux-mêmes.</translation>
    </message>
    <message>
        <source>Error rates by group</source>
        <translation>Taux d’erreur par groupe</translation>
    </message>
    <message>
        <source>Go to the galleries</source>
        <translation>Aller aux galeries</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Grouper par</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>Mesurer maintenant</translation>
    </message>
    <message>
        <source>Measured on “{gallery}”: each of {n} people was searched for with their own pictures left out. {score}, threshold {threshold}.</source>
        <translation>Mesuré sur « {gallery} » : chacune des {n} personnes a été recherchée, ses propres images écartées. {score}, seuil {threshold}.</translation>
    </message>
    <message>
        <source>Model packs</source>
        <translation>Packs de modèles</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet: error rates are measured on a gallery of two or more.</source>
        <translation>Personne n’est encore enrôlé : les taux d’erreur se mesurent sur une galerie de deux personnes ou plus.</translation>
    </message>
    <message>
        <source>Normalised score</source>
        <translation>Score normalisé</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non renseigné</translation>
    </message>
    <message>
        <source>Nothing has been measured on this gallery yet.</source>
        <translation>Rien n’a encore été mesuré sur cette galerie.</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>Parties de cette page</translation>
    </message>
    <message>
        <source>Published figures, with their sources; not about this gallery</source>
        <translation>Chiffres publiés, avec leurs sources ; ils ne portent pas sur cette galerie</translation>
    </message>
    <message>
        <source>Raw and normalised</source>
        <translation>Brut et normalisé</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>Score brut</translation>
    </message>
    <message>
        <source>The gallery changed after this was measured: the figures are of what it held then.</source>
        <translation>La galerie a changé après cette mesure : les chiffres portent sur ce qu’elle contenait alors.</translation>
    </message>
    <message>
        <source>This gallery holds one person only: no error rate can be measured on it.</source>
        <translation>Cette galerie ne contient qu’une personne : aucun taux d’erreur ne peut y être mesuré.</translation>
    </message>
    <message>
        <source>What NIST measured in general</source>
        <translation>Ce que le NIST a mesuré en général</translation>
    </message>
    <message>
        <source>What is recorded about the people of this gallery</source>
        <translation>Ce qui est renseigné sur les personnes de cette galerie</translation>
    </message>
</context>
<context>
    <name>ExaminationRecord</name>
    <message>
        <source>Another person now finds {count} faces on the page “Second look”, in random order and without names, scores or what you concluded. Until they are through, your own conclusions on these candidates stand as they are.</source>
        <translation>Une autre personne trouve maintenant {count} visages à la page « Second examen », en ordre aléatoire et sans noms, scores ni vos conclusions. Jusqu’à ce qu’elle ait fini, vos propres conclusions sur ces candidats restent telles quelles.</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Second examen</translation>
    </message>
</context>
<context>
    <name>ExaminationView</name>
    <message>
        <source>Back to the list. Recorded answers are kept; the look waits for you.</source>
        <translation>Retour à la liste. Les réponses enregistrées sont conservées ; l’examen vous attend.</translation>
    </message>
    <message>
        <source>Complete the look</source>
        <translation>Terminer l’examen</translation>
    </message>
    <message>
        <source>Complete the look…</source>
        <translation>Terminer l’examen…</translation>
    </message>
    <message>
        <source>Ends the look; then you are told what was concluded before</source>
        <translation>Met fin à l’examen ; on vous dit ensuite ce qui avait été conclu</translation>
    </message>
    <message>
        <source>Every face needs an answer before the look is completed</source>
        <translation>Chaque visage doit avoir une réponse avant que l’examen soit terminé</translation>
    </message>
    <message>
        <source>Face {place} of {all}</source>
        <translation>Visage {place} sur {all}</translation>
    </message>
    <message>
        <source>Leave for now</source>
        <translation>Quitter pour l’instant</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder encore</translation>
    </message>
    <message>
        <source>Opening a face</source>
        <translation>Ouverture d’un visage</translation>
    </message>
    <message>
        <source>Opening the probe</source>
        <translation>Ouverture de la photo question</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>The look is completed and its outcome becomes part of the case. After that you are told what was concluded before, and cannot look at this case blind again.</source>
        <translation>L’examen est terminé et son résultat entre dans l’affaire. On vous dit ensuite ce qui avait été conclu, et vous ne pourrez plus examiner cette affaire à l’aveugle.</translation>
    </message>
    <message>
        <source>Your answers are final.</source>
        <translation>Vos réponses sont définitives.</translation>
    </message>
    <message>
        <source>{done} of {all} faces answered</source>
        <translation>{done} visages sur {all} ont une réponse</translation>
    </message>
    <message>
        <source>{look}, case {case}</source>
        <translation>{look}, affaire {case}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;Pages to read (PDF)</source>
        <translation>&amp;Pages à lire (PDF)</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Enregistrer sous…</translation>
    </message>
    <message>
        <source>A file that others can &amp;verify (.zip)</source>
        <translation>Un fichier &amp;vérifiable par d’autres (.zip)</translation>
    </message>
    <message>
        <source>A table with the checkpoint, its QR code and the verifier key.</source>
        <translation>Un tableau avec le point de contrôle, son code QR et la clé de vérification.</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Point de contrôle</translation>
    </message>
    <message>
        <source>Choose the case that is to be exported.</source>
        <translation>Choisissez l’affaire à exporter.</translation>
    </message>
    <message>
        <source>Copy SHA-256</source>
        <translation>Copier le SHA-256</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Copy verifier key</source>
        <translation>Copier la clé de vérification</translation>
    </message>
    <message>
        <source>Export of the log (*.zip);;Exported log, opened by Second Look (*.sllog)</source>
        <translation>Exportation du journal (*.zip);;Journal exporté, ouvert par Second Look (*.sllog)</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Exporter le journal</translation>
    </message>
    <message>
        <source>Exporting the log</source>
        <translation>Exportation du journal</translation>
    </message>
    <message>
        <source>Number of a case</source>
        <translation>Numéro d’une affaire</translation>
    </message>
    <message>
        <source>One &amp;case:</source>
        <translation>Une &amp;affaire :</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 du fichier</translation>
    </message>
    <message>
        <source>The &amp;whole log</source>
        <translation>Le &amp;journal entier</translation>
    </message>
    <message>
        <source>The entries to the letter with proofs, checkpoints and the public key: what anybody needs to verify them without this program's word for it.</source>
        <translation>Les entrées à la lettre avec preuves, points de contrôle et clé publique : ce qu’il faut à quiconque pour les vérifier sans croire ce programme sur parole.</translation>
    </message>
    <message>
        <source>The last page says how, with the code of the checkpoint on it.</source>
        <translation>La dernière page dit comment, avec le code du point de contrôle.</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>Pour vérifier</translation>
    </message>
    <message>
        <source>Verifier key</source>
        <translation>Clé de vérification</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>What the &amp;filters show: {count} entries ({about})</source>
        <translation>Ce que montrent les &amp;filtres : {count} entrées ({about})</translation>
    </message>
    <message>
        <source>case {number}</source>
        <translation>affaire {number}</translation>
    </message>
    <message>
        <source>second-look-verify {name} --key KEY (on any computer, without a workspace)</source>
        <translation>second-look-verify {name} --key CLÉ (sur tout ordinateur, sans espace de travail)</translation>
    </message>
    <message>
        <source>{count} entries, root {root}</source>
        <translation>{count} entrées, racine {root}</translation>
    </message>
    <message>
        <source>✓ Written: {name}, {count} entries. The log has its hash.</source>
        <translation>✓ Écrit : {name}, {count} entrées. Le journal en a l’empreinte.</translation>
    </message>
</context>
<context>
    <name>ExpungeDialog</name>
    <message>
        <source>&amp;Ground</source>
        <translation>&amp;Fondement</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>&amp;Référence</translation>
    </message>
    <message>
        <source>Certificate of expungement</source>
        <translation>Certificat d’effacement</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisissez…</translation>
    </message>
    <message>
        <source>Done, and written in the log. Save the certificate for whoever asked for it; it can be made again from the record.</source>
        <translation>C’est fait, et inscrit au journal. Enregistrez le certificat pour qui l’a demandé ; il peut être refait à partir du dossier.</translation>
    </message>
    <message>
        <source>Expunge for good</source>
        <translation>Effacer définitivement</translation>
    </message>
    <message>
        <source>Expunge subject {subject}</source>
        <translation>Effacer le sujet {subject}</translation>
    </message>
    <message>
        <source>Expunging</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>Expunging {subject}</source>
        <translation>Effacement de {subject}</translation>
    </message>
    <message>
        <source>From the gallery “{gallery}”. This cannot be undone.</source>
        <translation>De la galerie « {gallery} ». Cela ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Fondement</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Reading what would be removed</source>
        <translation>Lecture de ce qui serait supprimé</translation>
    </message>
    <message>
        <source>Reading what would be removed…</source>
        <translation>Lecture de ce qui serait supprimé…</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Save as &amp;JSON…</source>
        <translation>Enregistrer en &amp;JSON…</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Enregistrer en &amp;PDF…</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>Enregistrer le certificat</translation>
    </message>
    <message>
        <source>Stands in the log for good: write nothing in it that has to be forgotten.</source>
        <translation>Figure au journal pour toujours : n’y écrivez rien qui doive être oublié.</translation>
    </message>
    <message>
        <source>The printed certificate</source>
        <translation>Le certificat imprimé</translation>
    </message>
    <message>
        <source>The record has to let go of the person in one step; then the files are overwritten and removed. Should the program be closed, it goes on when this workspace is opened next.</source>
        <translation>Le dossier doit se séparer de la personne en une seule étape ; puis les fichiers sont écrasés et supprimés. Si le programme est fermé, cela reprend à la prochaine ouverture de cet espace de travail.</translation>
    </message>
    <message>
        <source>The same content for other programs</source>
        <translation>Le même contenu pour d’autres programmes</translation>
    </message>
    <message>
        <source>Type the &amp;subject id to confirm</source>
        <translation>Tapez l’identifiant du &amp;sujet pour confirmer</translation>
    </message>
    <message>
        <source>Type the subject id to confirm</source>
        <translation>Tapez l’identifiant du sujet pour confirmer</translation>
    </message>
    <message>
        <source>What cannot be reached from here</source>
        <translation>Ce qui ne peut être atteint d’ici</translation>
    </message>
    <message>
        <source>What stays, and why</source>
        <translation>Ce qui reste, et pourquoi</translation>
    </message>
    <message>
        <source>What this touches</source>
        <translation>Ce que cela touche</translation>
    </message>
    <message>
        <source>What will be gone from disk</source>
        <translation>Ce qui disparaîtra du disque</translation>
    </message>
    <message>
        <source>Which order or decision, in a sentence</source>
        <translation>Quelle ordonnance ou décision, en une phrase</translation>
    </message>
</context>
<context>
    <name>ExpungeProbeDialog</name>
    <message>
        <source>&amp;Reference</source>
        <translation>&amp;Référence</translation>
    </message>
    <message>
        <source>Expunge for good</source>
        <translation>Effacer définitivement</translation>
    </message>
    <message>
        <source>Expunge the probe</source>
        <translation>Effacer la photo question</translation>
    </message>
    <message>
        <source>Expunge the probe {probe}</source>
        <translation>Effacer la photo question {probe}</translation>
    </message>
    <message>
        <source>Expunging the probe</source>
        <translation>Effacement de la photo question</translation>
    </message>
    <message>
        <source>Its picture, its template and its file name will be gone from disk, and it cannot be searched any more. This cannot be undone.</source>
        <translation>Son image, son gabarit et son nom de fichier disparaîtront du disque, et elle ne pourra plus servir à une recherche. Cela ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Stands in the log for good: write nothing in it that has to be forgotten.</source>
        <translation>Figure au journal pour toujours : n’y écrivez rien qui doive être oublié.</translation>
    </message>
    <message>
        <source>What stays: what was declared and analysed, the candidate lists and the conclusions of the case, and the hash of the picture in the log. The picture stays where a gallery or another probe rests on it.</source>
        <translation>Ce qui reste : ce qui a été déclaré et analysé, les listes de candidats et les conclusions de l’affaire, et l’empreinte de l’image au journal. L’image reste là où une galerie ou une autre photo question s’appuie sur elle.</translation>
    </message>
    <message>
        <source>Which order or decision, in a sentence</source>
        <translation>Quelle ordonnance ou décision, en une phrase</translation>
    </message>
    <message>
        <source>Your account may not expunge anybody.</source>
        <translation>Votre compte ne peut effacer personne.</translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message>
        <source>&amp;Expunge…</source>
        <translation>&amp;Effacer…</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Prise de vue</translation>
    </message>
    <message>
        <source>Face quality</source>
        <translation>Qualité du visage</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Gallery picture</source>
        <translation>Image de la galerie</translation>
    </message>
    <message>
        <source>Race or ethnicity as recorded</source>
        <translation>Race ou origine ethnique, telle que renseignée</translation>
    </message>
    <message>
        <source>Reading a picture</source>
        <translation>Lecture d’une image</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Lecture de l’image…</translation>
    </message>
    <message>
        <source>Removes this person from the gallery for good: pictures, templates and metadata.</source>
        <translation>Supprime définitivement cette personne de la galerie : images, gabarits et métadonnées.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Sex as recorded</source>
        <translation>Sexe, tel que renseigné</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Subject {subject}</source>
        <translation>Sujet {subject}</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Année de naissance</translation>
    </message>
    <message>
        <source>Your account may not expunge anybody.</source>
        <translation>Votre compte ne peut effacer personne.</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>non renseigné</translation>
    </message>
</context>
<context>
    <name>FaceList</name>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Enrol images…</source>
        <translation>Enrôler des images…</translation>
    </message>
    <message>
        <source>Looking through the gallery…</source>
        <translation>Parcours de la galerie…</translation>
    </message>
    <message>
        <source>No face fits all of this: {about}.
“Clear filters” shows every face again.</source>
        <translation>Aucun visage ne répond à tout cela : {about}.
« Effacer les filtres » affiche de nouveau tous les visages.</translation>
    </message>
    <message>
        <source>No images yet.</source>
        <translation>Pas encore d’images.</translation>
    </message>
    <message>
        <source>No images yet. Drop a folder here, or choose “Enrol images…”.</source>
        <translation>Pas encore d’images. Déposez un dossier ici, ou choisissez « Enrôler des images… ».</translation>
    </message>
    <message>
        <source>Shows every face again</source>
        <translation>Affiche de nouveau tous les visages</translation>
    </message>
    <message>
        <source>{found} of {of} faces: {about}</source>
        <translation>{found} visages sur {of} : {about}</translation>
    </message>
</context>
<context>
    <name>FacePicker</name>
    <message>
        <source>One face was found.</source>
        <translation>Un visage a été trouvé.</translation>
    </message>
    <message>
        <source>Probe picture</source>
        <translation>Image de la photo question</translation>
    </message>
    <message>
        <source>{count} faces were found; face {number} is chosen. Arrow keys choose.</source>
        <translation>{count} visages ont été trouvés ; le visage {number} est choisi. Les flèches choisissent.</translation>
    </message>
    <message>
        <source>{number} chosen</source>
        <translation>{number} choisi</translation>
    </message>
</context>
<context>
    <name>FeaturePanel</name>
    <message>
        <source>Feature list</source>
        <translation>Liste des traits</translation>
    </message>
    <message>
        <source>Keys: ↑ ↓ rows, S similar, D different, N not visible, Enter note</source>
        <translation>Touches : ↑ ↓ lignes, S semblable, D différent, N non visible, Entrée note</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note on {component}: where and how</source>
        <translation>Note sur {component} : où et comment</translation>
    </message>
    <message>
        <source>Say also whether similar, different or not visible: {components}</source>
        <translation>Dites aussi si c’est semblable, différent ou non visible : {components}</translation>
    </message>
    <message>
        <source>Takes back what was said</source>
        <translation>Retire ce qui a été dit</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une remarque</translation>
    </message>
    <message>
        <source>{component}: {hint}</source>
        <translation>{component} : {hint}</translation>
    </message>
    <message>
        <source>{done} of {all} described</source>
        <translation>{done} sur {all} décrits</translation>
    </message>
    <message>
        <source>{similar} similar, {different} different, {hidden} not visible</source>
        <translation>{similar} semblables, {different} différents, {hidden} non visibles</translation>
    </message>
    <message>
        <source>{state} ({key})</source>
        <translation>{state} ({key})</translation>
    </message>
</context>
<context>
    <name>FigureTableView</name>
    <message>
        <source>Ctrl+C copies the whole table</source>
        <translation>Ctrl+C copie tout le tableau</translation>
    </message>
    <message>
        <source>None in this period.</source>
        <translation>Rien dans cette période.</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>All tables in one file for a spreadsheet; this is logged</source>
        <translation>Tous les tableaux en un fichier pour tableur ; cela est journalisé</translation>
    </message>
    <message>
        <source>Cases and searches</source>
        <translation>Affaires et recherches</translation>
    </message>
    <message>
        <source>Counted by {name} on {when} from the {entries} entries of the log.</source>
        <translation>Compté par {name} le {when} d’après les {entries} entrées du journal.</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Décompte</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Décompte…</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Exporter en CSV…</translation>
    </message>
    <message>
        <source>Export PDF…</source>
        <translation>Exporter en PDF…</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Figures are for supervisors, trainers and administrators: sign in as one of them.</source>
        <translation>Les statistiques sont destinées aux superviseurs, formateurs et administrateurs : connectez-vous comme l’un d’eux.</translation>
    </message>
    <message>
        <source>Looks by another person</source>
        <translation>Examens par une autre personne</translation>
    </message>
    <message>
        <source>Nothing could be counted.</source>
        <translation>Rien n’a pu être compté.</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>Parties de cette page</translation>
    </message>
    <message>
        <source>Refused, lowered, exported</source>
        <translation>Refusé, abaissé, exporté</translation>
    </message>
    <message>
        <source>The first day comes after the last: choose another one.</source>
        <translation>Le premier jour vient après le dernier : choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The same as pages to print; this is logged</source>
        <translation>La même chose en pages à imprimer ; cela est journalisé</translation>
    </message>
    <message>
        <source>Training is no casework: nothing of it is counted.</source>
        <translation>L’entraînement n’est pas du travail sur affaire : rien n’en est compté.</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Écrit : {path}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>&amp;Born</source>
        <translation>Nai&amp;ssance</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Du</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Nature</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Personne</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualité</translation>
    </message>
    <message>
        <source>&amp;Race or ethnicity</source>
        <translation>Ra&amp;ce ou origine ethnique</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Au</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Toutes les natures</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Peu importe</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Anything that stands in an entry, in upper or lower case (Ctrl+F)</source>
        <translation>Tout ce qui figure dans une entrée, en majuscules ou minuscules (Ctrl+F)</translation>
    </message>
    <message>
        <source>Below {limit} px</source>
        <translation>Sous {limit} px</translation>
    </message>
    <message>
        <source>Best quality first</source>
        <translation>Meilleure qualité d’abord</translation>
    </message>
    <message>
        <source>Ca&amp;se</source>
        <translation>A&amp;ffaire</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>E&amp;ye distance</source>
        <translation>Distance des &amp;yeux</translation>
    </message>
    <message>
        <source>Every word stands in what is recorded or in the path of the file (Ctrl+F)</source>
        <translation>Chaque mot figure dans ce qui est renseigné ou dans le chemin du fichier (Ctrl+F)</translation>
    </message>
    <message>
        <source>Eyes closest first</source>
        <translation>Yeux les plus proches d’abord</translation>
    </message>
    <message>
        <source>Eyes farthest apart first</source>
        <translation>Yeux les plus écartés d’abord</translation>
    </message>
    <message>
        <source>F&amp;ind</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>Face quality, by its weakest measure</source>
        <translation>Qualité du visage, par sa mesure la plus faible</translation>
    </message>
    <message>
        <source>Fair and better ({least}+)</source>
        <translation>Passable et mieux ({least}+)</translation>
    </message>
    <message>
        <source>Fi&amp;lters</source>
        <translation>Fi&amp;ltres</translation>
    </message>
    <message>
        <source>Fi&amp;lters ({count})</source>
        <translation>Fi&amp;ltres ({count})</translation>
    </message>
    <message>
        <source>Filters on what is recorded and on quality</source>
        <translation>Filtres sur ce qui est renseigné et sur la qualité</translation>
    </message>
    <message>
        <source>Find a subject, a file, a source</source>
        <translation>Rechercher un sujet, un fichier, une source</translation>
    </message>
    <message>
        <source>Find a word, a hash, a name</source>
        <translation>Rechercher un mot, une empreinte, un nom</translation>
    </message>
    <message>
        <source>Find in the gallery</source>
        <translation>Rechercher dans la galerie</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Rechercher dans le journal</translation>
    </message>
    <message>
        <source>First enrolled first</source>
        <translation>Premiers enrôlés d’abord</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>À partir de ce jour</translation>
    </message>
    <message>
        <source>Good ({least} and more)</source>
        <translation>Bonne ({least} et plus)</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>Nature de l’entrée</translation>
    </message>
    <message>
        <source>Last enrolled first</source>
        <translation>Derniers enrôlés d’abord</translation>
    </message>
    <message>
        <source>Newest capture first</source>
        <translation>Prise de vue la plus récente d’abord</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non renseigné</translation>
    </message>
    <message>
        <source>Oldest capture first</source>
        <translation>Prise de vue la plus ancienne d’abord</translation>
    </message>
    <message>
        <source>Only subjects of whom the gallery has more than one picture</source>
        <translation>Seulement les sujets dont la galerie a plus d’une image</translation>
    </message>
    <message>
        <source>Order of the faces</source>
        <translation>Ordre des visages</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Pixels between the eyes</source>
        <translation>Pixels entre les yeux</translation>
    </message>
    <message>
        <source>Poor (below {limit})</source>
        <translation>Mauvaise (sous {limit})</translation>
    </message>
    <message>
        <source>Poorest quality first</source>
        <translation>Plus mauvaise qualité d’abord</translation>
    </message>
    <message>
        <source>Race or ethnicity as recorded</source>
        <translation>Race ou origine ethnique, telle que renseignée</translation>
    </message>
    <message>
        <source>S&amp;ort</source>
        <translation>&amp;Trier</translation>
    </message>
    <message>
        <source>Se&amp;veral captures</source>
        <translation>Plusie&amp;urs prises de vue</translation>
    </message>
    <message>
        <source>Se&amp;x</source>
        <translation>Se&amp;xe</translation>
    </message>
    <message>
        <source>Sex as recorded</source>
        <translation>Sexe, tel que renseigné</translation>
    </message>
    <message>
        <source>Shows every entry again</source>
        <translation>Affiche de nouveau toutes les entrées</translation>
    </message>
    <message>
        <source>Subject, A to Z</source>
        <translation>Sujet, de A à Z</translation>
    </message>
    <message>
        <source>Subject, Z to A</source>
        <translation>Sujet, de Z à A</translation>
    </message>
    <message>
        <source>The first day comes after the last: choose another one.</source>
        <translation>Le premier jour vient après le dernier : choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is no case “{number}”. Choose one of the list.</source>
        <translation>Il n’y a pas d’affaire « {number} ». Choisissez-en une de la liste.</translation>
    </message>
    <message>
        <source>To this day</source>
        <translation>Jusqu’à ce jour</translation>
    </message>
    <message>
        <source>Year of birth as recorded</source>
        <translation>Année de naissance, telle que renseignée</translation>
    </message>
    <message>
        <source>born: {text}</source>
        <translation>naissance : {text}</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>par {name}</translation>
    </message>
    <message>
        <source>case {number}</source>
        <translation>affaire {number}</translation>
    </message>
    <message>
        <source>eye distance: {text}</source>
        <translation>distance des yeux : {text}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>à partir du {day}</translation>
    </message>
    <message>
        <source>kind “{kind}”</source>
        <translation>nature « {kind} »</translation>
    </message>
    <message>
        <source>quality: {text}</source>
        <translation>qualité : {text}</translation>
    </message>
    <message>
        <source>race or ethnicity: {text}</source>
        <translation>race ou origine ethnique : {text}</translation>
    </message>
    <message>
        <source>several captures</source>
        <translation>plusieurs prises de vue</translation>
    </message>
    <message>
        <source>sex: {text}</source>
        <translation>sexe : {text}</translation>
    </message>
    <message>
        <source>to {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
    <message>
        <source>with “{text}”</source>
        <translation>avec « {text} »</translation>
    </message>
    <message>
        <source>{least} px and more</source>
        <translation>{least} px et plus</translation>
    </message>
</context>
<context>
    <name>FindingModel</name>
    <message>
        <source>Component</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>In both images</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Note : {note}</translation>
    </message>
    <message>
        <source>marks {numbers}</source>
        <translation>marques {numbers}</translation>
    </message>
    <message>
        <source>note: {note}</source>
        <translation>note : {note}</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>&amp;Full name</source>
        <translation>Nom &amp;complet</translation>
    </message>
    <message>
        <source>&amp;Name to sign in with</source>
        <translation>&amp;Nom de connexion</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>At least {count} characters; several words are good. Nobody can read it back: an administrator can only give a new one.</source>
        <translation>Au moins {count} caractères ; plusieurs mots conviennent bien. Personne ne peut le relire : un administrateur peut seulement en donner un nouveau.</translation>
    </message>
    <message>
        <source>Create the account and begin</source>
        <translation>Créer le compte et commencer</translation>
    </message>
    <message>
        <source>Create the first account</source>
        <translation>Créer le premier compte</translation>
    </message>
    <message>
        <source>Everybody who works here signs in with an account of their own, kept in this workspace alone. The first one administers it and makes the others.</source>
        <translation>Chacun qui travaille ici se connecte avec un compte à soi, conservé dans ce seul espace de travail. Le premier l’administre et crée les autres.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Password &amp;once more</source>
        <translation>Mot de passe, &amp;encore une fois</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>Mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>Stands in every entry of the log and is never changed.</source>
        <translation>Figure dans chaque entrée du journal et n’est jamais modifié.</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>Les deux mots de passe diffèrent. Tapez deux fois le même.</translation>
    </message>
    <message>
        <source>What you do here</source>
        <translation>Ce que vous faites ici</translation>
    </message>
</context>
<context>
    <name>FloorCard</name>
    <message>
        <source>Asked for: confidence {confidence}, T = {threshold}.</source>
        <translation>Demandé : confiance {confidence}, T = {threshold}.</translation>
    </message>
    <message>
        <source>At least {count} characters and two words. It goes into the log.</source>
        <translation>Au moins {count} caractères et deux mots. Cela va au journal.</translation>
    </message>
    <message>
        <source>Below {floor} needs a written reason</source>
        <translation>Sous {floor}, un motif écrit est exigé</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Reason for going below the floor</source>
        <translation>Motif pour passer sous le plancher</translation>
    </message>
    <message>
        <source>Record and lower</source>
        <translation>Enregistrer et abaisser</translation>
    </message>
    <message>
        <source>Stay at the floor (Esc)</source>
        <translation>Rester au plancher (Échap)</translation>
    </message>
    <message>
        <source>Why people who are not here may be returned more often</source>
        <translation>Pourquoi des personnes absentes d’ici peuvent être rendues plus souvent</translation>
    </message>
    <message>
        <source>Writes the reason into the log, then moves the threshold</source>
        <translation>Inscrit le motif au journal, puis déplace le seuil</translation>
    </message>
</context>
<context>
    <name>FollowView</name>
    <message>
        <source>Ca&amp;se</source>
        <translation>A&amp;ffaire</translation>
    </message>
    <message>
        <source>Choose a case above, or an entry of one in the list of entries, to see everything that was done in it, day by day.</source>
        <translation>Choisissez ci-dessus une affaire, ou l’une de ses entrées dans la liste des entrées, pour voir tout ce qui y a été fait, jour par jour.</translation>
    </message>
    <message>
        <source>Conclusions and looks of this case are kept from you while you could still look at it blind.</source>
        <translation>Les conclusions et examens de cette affaire vous sont cachés tant que vous pourriez encore l’examiner à l’aveugle.</translation>
    </message>
    <message>
        <source>Export this case…</source>
        <translation>Exporter cette affaire…</translation>
    </message>
    <message>
        <source>Its entries as pages, or as a file to be verified elsewhere</source>
        <translation>Ses entrées en pages, ou en fichier à vérifier ailleurs</translation>
    </message>
    <message>
        <source>Number of a case</source>
        <translation>Numéro d’une affaire</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Ouvrir l’affaire</translation>
    </message>
    <message>
        <source>Reading the case</source>
        <translation>Lecture de l’affaire</translation>
    </message>
    <message>
        <source>There is no case “{number}”. Choose one of the list.</source>
        <translation>Il n’y a pas d’affaire « {number} ». Choisissez-en une de la liste.</translation>
    </message>
    <message>
        <source>Timeline of the case</source>
        <translation>Chronologie de l’affaire</translation>
    </message>
    <message>
        <source>Where the case is worked on</source>
        <translation>Là où l’affaire se traite</translation>
    </message>
    <message>
        <source>entries: {count}, people: {people}</source>
        <translation>entrées : {count}, personnes : {people}</translation>
    </message>
</context>
<context>
    <name>GalleryContents</name>
    <message>
        <source>Looking through the gallery</source>
        <translation>Parcours de la galerie</translation>
    </message>
    <message>
        <source>Reading the gallery</source>
        <translation>Lecture de la galerie</translation>
    </message>
    <message>
        <source>Reading what is recorded</source>
        <translation>Lecture de ce qui est renseigné</translation>
    </message>
</context>
<context>
    <name>GalleryPage</name>
    <message>
        <source>A gallery is the set of enrolled faces that a probe is searched in.</source>
        <translation>Une galerie est l’ensemble des visages enrôlés dans lequel une photo question est recherchée.</translation>
    </message>
    <message>
        <source>Add a folder of images to this or another gallery</source>
        <translation>Ajouter un dossier d’images à cette galerie ou à une autre</translation>
    </message>
    <message>
        <source>An enrolment is running: wait until it has ended.</source>
        <translation>Un enrôlement est en cours : attendez qu’il soit terminé.</translation>
    </message>
    <message>
        <source>Enrol images…</source>
        <translation>Enrôler des images…</translation>
    </message>
    <message>
        <source>Enrolling into “{gallery}”</source>
        <translation>Enrôlement dans « {gallery} »</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Images that were not enrolled</source>
        <translation>Images non enrôlées</translation>
    </message>
    <message>
        <source>Keep what was enrolled and do not ask again</source>
        <translation>Garder ce qui a été enrôlé et ne plus demander</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>Laisser ainsi</translation>
    </message>
    <message>
        <source>Measuring error rates</source>
        <translation>Mesure des taux d’erreur</translation>
    </message>
    <message>
        <source>Not enrolled: {count}</source>
        <translation>Non enrôlées : {count}</translation>
    </message>
    <message>
        <source>Reading the gallery</source>
        <translation>Lecture de la galerie</translation>
    </message>
    <message>
        <source>The gallery that is shown here and searched</source>
        <translation>La galerie affichée ici et dans laquelle on recherche</translation>
    </message>
    <message>
        <source>Which images were not enrolled, and why</source>
        <translation>Quelles images n’ont pas été enrôlées, et pourquoi</translation>
    </message>
</context>
<context>
    <name>GallerySizePlot</name>
    <message>
        <source>At this low threshold the solid line below the measured size is a lower bound.</source>
        <translation>À ce seuil bas, la ligne pleine sous la taille mesurée est une borne inférieure.</translation>
    </message>
    <message>
        <source>FPIR</source>
        <translation>FPIR</translation>
    </message>
    <message>
        <source>FPIR at threshold {threshold} against the size of the gallery, logarithmic axes. {here}. {caption}</source>
        <translation>FPIR au seuil {threshold} selon la taille de la galerie, axes logarithmiques. {here}. {caption}</translation>
    </message>
    <message>
        <source>No comparison reached this threshold, so the model has nothing to go on.</source>
        <translation>Aucune comparaison n’a atteint ce seuil : le modèle n’a rien sur quoi s’appuyer.</translation>
    </message>
    <message>
        <source>No error rate has been measured for this gallery yet.</source>
        <translation>Aucun taux d’erreur n’a encore été mesuré pour cette galerie.</translation>
    </message>
    <message>
        <source>People in the gallery</source>
        <translation>Personnes dans la galerie</translation>
    </message>
    <message>
        <source>Reckoned with raw scores at the same FPIR: a normalised threshold means something else in a gallery of another size.</source>
        <translation>Calculé avec les scores bruts au même FPIR : un seuil normalisé signifie autre chose dans une galerie d’une autre taille.</translation>
    </message>
    <message>
        <source>The same threshold in a larger gallery</source>
        <translation>Même seuil, galerie plus grande</translation>
    </message>
    <message>
        <source>With {size} people it is {value}, counted on this gallery.</source>
        <translation>Avec {size} personnes, {value}, compté sur cette galerie.</translation>
    </message>
    <message>
        <source>With {size} people the model gives {value}: a calculation, not a measurement, and it takes all comparisons of a search to be independent, which they are not.</source>
        <translation>Avec {size} personnes, le modèle donne {value} : un calcul, non une mesure, qui suppose toutes les comparaisons d’une recherche indépendantes, ce qu’elles ne sont pas.</translation>
    </message>
    <message>
        <source>With {size} people: measured {measured}, model {model}; that is how far off it is here.</source>
        <translation>Avec {size} personnes : mesuré {measured}, modèle {model} ; voilà de combien il s’écarte ici.</translation>
    </message>
    <message>
        <source>measured at {size}: {value}</source>
        <translation>mesuré à {size} : {value}</translation>
    </message>
    <message>
        <source>model (dashed)</source>
        <translation>modèle (tirets)</translation>
    </message>
    <message>
        <source>{size} people: {value}</source>
        <translation>{size} personnes : {value}</translation>
    </message>
    <message>
        <source>{size} people: {value} (model)</source>
        <translation>{size} personnes : {value} (modèle)</translation>
    </message>
</context>
<context>
    <name>GapsSection</name>
    <message>
        <source>A difference between groups can only be seen where the group is recorded. Nothing is guessed from pictures, so what is missing here stays unknown.</source>
        <translation>Une différence entre groupes ne se voit que là où le groupe est renseigné. Rien n’est deviné d’après les images : ce qui manque ici reste inconnu.</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>Groupement</translation>
    </message>
    <message>
        <source>How much is recorded</source>
        <translation>Combien est renseigné</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non renseigné</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Renseigné</translation>
    </message>
    <message>
        <source>Sex, race or ethnicity and age are recorded for everybody here.</source>
        <translation>Sexe, race ou origine ethnique et âge sont renseignés ici pour tout le monde.</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Lan&amp;gue</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un instant</translation>
    </message>
    <message>
        <source>Second Look</source>
        <translation>Second Look</translation>
    </message>
    <message>
        <source>Stopping the work that runs; nothing recorded is lost.</source>
        <translation>Arrêt du travail en cours ; rien d’enregistré n’est perdu.</translation>
    </message>
    <message>
        <source>Synthetic faces; the error rates shown are properties of this demo set</source>
        <translation>Visages synthétiques ; les taux d’erreur affichés sont des propriétés de ce jeu de démonstration</translation>
    </message>
    <message>
        <source>The user guide (F1): reading it needs no account</source>
        <translation>Le guide de l’utilisateur (F1) : le lire ne demande aucun compte</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>No term holds all of these words.</source>
        <translation>Aucun terme ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>Show all terms</source>
        <translation>Afficher tous les termes</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Termes</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>Mots à chercher</translation>
    </message>
    <message>
        <source>Words to look for in the glossary</source>
        <translation>Mots à chercher dans le glossaire</translation>
    </message>
</context>
<context>
    <name>GroupBarsView</name>
    <message>
        <source>dashed: everybody</source>
        <translation>tirets : tout le monde</translation>
    </message>
</context>
<context>
    <name>GroupCurvesPlot</name>
    <message>
        <source>By {by}. Highest at T: {group}, FPIR {rate}, n={n}; everybody {whole}.</source>
        <translation>Par {by}. Le plus haut à T : {group}, FPIR {rate}, n={n} ; tout le monde {whole}.</translation>
    </message>
    <message>
        <source>FPIR against the threshold, one falling line a group, logarithmic. At {threshold}: {rates}. {caption}</source>
        <translation>FPIR selon le seuil, une ligne décroissante par groupe, logarithmique. À {threshold} : {rates}. {caption}</translation>
    </message>
    <message>
        <source>FPIR of the group</source>
        <translation>FPIR du groupe</translation>
    </message>
    <message>
        <source>Left out, not enough data: {groups}.</source>
        <translation>Écartés, données insuffisantes : {groups}.</translation>
    </message>
    <message>
        <source>No error rate has been measured for this gallery yet.</source>
        <translation>Aucun taux d’erreur n’a encore été mesuré pour cette galerie.</translation>
    </message>
    <message>
        <source>No group has the {needed} people that a rate takes. {left_out}</source>
        <translation>Aucun groupe n’a les {needed} personnes qu’il faut pour un taux. {left_out}</translation>
    </message>
    <message>
        <source>Nothing is recorded about the people in this gallery, so there are no groups to compare.</source>
        <translation>Rien n’est renseigné sur les personnes de cette galerie : il n’y a aucun groupe à comparer.</translation>
    </message>
    <message>
        <source>Nothing is recorded for {n} people.</source>
        <translation>Rien n’est renseigné pour {n} personnes.</translation>
    </message>
    <message>
        <source>Recorded groups</source>
        <translation>Groupes renseignés</translation>
    </message>
    <message>
        <source>That is {ratio} times the rate of everybody.</source>
        <translation>Soit {ratio} fois le taux de tout le monde.</translation>
    </message>
    <message>
        <source>{group}: FPIR {rate}, n={n}</source>
        <translation>{group} : FPIR {rate}, n={n}</translation>
    </message>
    <message>
        <source>{group}: {rate}</source>
        <translation>{group} : {rate}</translation>
    </message>
</context>
<context>
    <name>GroupPlot</name>
    <message>
        <source>FPIR: searches that return somebody</source>
        <translation>FPIR : recherches qui rendent quelqu’un</translation>
    </message>
    <message>
        <source>False positive rate of each group</source>
        <translation>Taux de faux positifs de chaque groupe</translation>
    </message>
    <message>
        <source>Whole gallery</source>
        <translation>Galerie entière</translation>
    </message>
    <message>
        <source>Worst measured group</source>
        <translation>Groupe mesuré le moins favorable</translation>
    </message>
    <message>
        <source>the dashed line</source>
        <translation>la ligne en tirets</translation>
    </message>
</context>
<context>
    <name>GroupTexts</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>100% (at least {low})</source>
        <translation>100 % (au moins {low})</translation>
    </message>
    <message>
        <source>FPIR by {by}. Whole gallery: {rate} of {n} people.</source>
        <translation>FPIR par {by}. Galerie entière : {rate} de {n} personnes.</translation>
    </message>
    <message>
        <source>For somebody whose group is unknown, the rate of everybody counts: it is higher than that of every measured group.</source>
        <translation>Pour quelqu’un dont le groupe est inconnu, c’est le taux de tout le monde qui compte : il dépasse celui de chaque groupe mesuré.</translation>
    </message>
    <message>
        <source>For somebody whose group is unknown, the worst measured one counts: {group}.</source>
        <translation>Pour quelqu’un dont le groupe est inconnu, c’est le groupe mesuré le moins favorable qui compte : {group}.</translation>
    </message>
    <message>
        <source>Highest group rate over the geometric mean of all measured groups: {value} (1 would mean no difference; a measure of NISTIR 8429).</source>
        <translation>Taux de groupe le plus élevé sur la moyenne géométrique de tous les groupes mesurés : {value} (1 signifierait aucune différence ; une mesure de NISTIR 8429).</translation>
    </message>
    <message>
        <source>Highest rate over geometric mean: not defined while a group has no false candidate, because the mean is then zero.</source>
        <translation>Taux le plus élevé sur la moyenne géométrique : non défini tant qu’un groupe n’a aucun faux candidat, car la moyenne est alors nulle.</translation>
    </message>
    <message>
        <source>No group had a false candidate at this threshold.</source>
        <translation>Aucun groupe n’a eu de faux candidat à ce seuil.</translation>
    </message>
    <message>
        <source>No group has the {count} people that a rate takes. How errors differ between groups is not known here, which does not mean that they do not.</source>
        <translation>Aucun groupe n’a les {count} personnes qu’il faut pour un taux. Comment les erreurs diffèrent entre groupes n’est pas connu ici, ce qui ne veut pas dire qu’elles ne diffèrent pas.</translation>
    </message>
    <message>
        <source>Of {count} of {n} people nothing is recorded here; they count in the whole only.</source>
        <translation>Pour {count} personnes sur {n}, rien n’est renseigné ici ; elles ne comptent que dans l’ensemble.</translation>
    </message>
    <message>
        <source>With fewer than two measured groups there is no ratio between groups.</source>
        <translation>Avec moins de deux groupes mesurés, il n’y a pas de rapport entre groupes.</translation>
    </message>
    <message>
        <source>Worst measured group: {group}, {rate}.</source>
        <translation>Groupe mesuré le moins favorable : {group}, {rate}.</translation>
    </message>
    <message>
        <source>more often than the others, beyond chance</source>
        <translation>plus souvent que les autres, au-delà du hasard</translation>
    </message>
    <message>
        <source>none (at most {high})</source>
        <translation>aucun (au plus {high})</translation>
    </message>
    <message>
        <source>not enough data (n={n})</source>
        <translation>données insuffisantes (n={n})</translation>
    </message>
    <message>
        <source>the worst measured group</source>
        <translation>le groupe mesuré le moins favorable</translation>
    </message>
    <message>
        <source>{count} people are needed</source>
        <translation>il faut {count} personnes</translation>
    </message>
    <message>
        <source>{group}: FPIR {rate} of {n} people</source>
        <translation>{group} : FPIR {rate} de {n} personnes</translation>
    </message>
    <message>
        <source>{group}: {text}.</source>
        <translation>{group} : {text}.</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} personnes</translation>
    </message>
    <message>
        <source>{ratio} ({low} to {high})</source>
        <translation>{ratio} ({low} à {high})</translation>
    </message>
    <message>
        <source>{ratio} times everybody’s rate ({low} to {high})</source>
        <translation>{ratio} fois le taux de tout le monde ({low} à {high})</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} à {high})</translation>
    </message>
</context>
<context>
    <name>GroupsSection</name>
    <message>
        <source>Counting who is returned by mistake</source>
        <translation>Décompte de qui est rendu par erreur</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Enrôlés</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>How often does somebody who is not in this gallery get a candidate? With 95% intervals; groups as they are recorded, never guessed from a picture.</source>
        <translation>Combien de fois une personne absente de cette galerie obtient-elle un candidat ? Avec des intervalles à 95 % ; groupes tels que renseignés, jamais devinés d’après une image.</translation>
    </message>
    <message>
        <source>No sex, race or ethnicity, age or other grouping is recorded in this gallery. How errors differ between groups is not known here, which does not mean that they do not.</source>
        <translation>Ni sexe, ni race ou origine ethnique, ni âge, ni autre groupement n’est renseigné dans cette galerie. Comment les erreurs diffèrent entre groupes n’est pas connu ici, ce qui ne veut pas dire qu’elles ne diffèrent pas.</translation>
    </message>
    <message>
        <source>Per 100 searches</source>
        <translation>Pour 100 recherches</translation>
    </message>
    <message>
        <source>Per person (all = 1)</source>
        <translation>Par personne (tous = 1)</translation>
    </message>
    <message>
        <source>The other side of it: whose face comes up when people are searched for who are not here. A group can be safe when it is searched for and exposed because it is enrolled. Counted are false candidates in 100 such searches, and per enrolled person compared with all (95% interval).</source>
        <translation>L’autre côté : quel visage sort quand on recherche des personnes absentes d’ici. Un groupe peut être à l’abri quand on le recherche et exposé parce qu’il est enrôlé. Sont comptés les faux candidats pour 100 recherches de ce genre, et par personne enrôlée par rapport à l’ensemble (intervalle à 95 %).</translation>
    </message>
    <message>
        <source>Who is returned by mistake</source>
        <translation>Qui est rendu par erreur</translation>
    </message>
    <message>
        <source>Who is returned by mistake, by group</source>
        <translation>Qui est rendu par erreur, par groupe</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Case 2 is about a person who is not in the gallery, case 3 about one whom the default threshold misses. Try both, and look at what the rates on the right say.</source>
        <translation>Le cas 2 porte sur une personne qui n’est pas dans la galerie, le cas 3 sur une personne que le seuil par défaut manque. Essayez les deux, et regardez ce que disent les taux à droite.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Go to the page where this is done</source>
        <translation>Aller à la page où cela se fait</translation>
    </message>
    <message>
        <source>Guided first case</source>
        <translation>Premier cas guidé</translation>
    </message>
    <message>
        <source>Guided first case, step {number} of {count}: {title}</source>
        <translation>Premier cas guidé, étape {number} sur {count} : {title}</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Étape suivante</translation>
    </message>
    <message>
        <source>Put the guide away</source>
        <translation>Ranger le guide</translation>
    </message>
    <message>
        <source>Put the guide away; Help brings it back</source>
        <translation>Ranger le guide ; l’Aide le ramène</translation>
    </message>
    <message>
        <source>The guided case is done</source>
        <translation>Le cas guidé est terminé</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Reculer (Alt+Gauche)</translation>
    </message>
    <message>
        <source>Ctrl+F; F3 and Shift+F3 go from place to place</source>
        <translation>Ctrl+F ; F3 et Maj+F3 vont d’un endroit à l’autre</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>Chercher dans l’aide</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Avancer (Alt+Droite)</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Agrandir (Ctrl++)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Save the chapter</source>
        <translation>Enregistrer le chapitre</translation>
    </message>
    <message>
        <source>Sections found: {count}</source>
        <translation>Sections trouvées : {count}</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>Réduire (Ctrl+-)</translation>
    </message>
    <message>
        <source>The chapter that is shown, as pages to print (Ctrl+P)</source>
        <translation>Le chapitre affiché, en pages à imprimer (Ctrl+P)</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Guide de l’utilisateur</translation>
    </message>
    <message>
        <source>{chapter}: help</source>
        <translation>{chapter} : aide</translation>
    </message>
</context>
<context>
    <name>Handout</name>
    <message>
        <source>A candidate is a lead, never an identification.</source>
        <translation>Un candidat est une piste, jamais une identification.</translation>
    </message>
    <message>
        <source>Gallery: {gallery} · model pack: {pack} · {people} · {kind} · measured {date}</source>
        <translation>Galerie : {gallery} · pack de modèles : {pack} · {people} · {kind} · mesuré le {date}</translation>
    </message>
    <message>
        <source>Made with Second Look, {date}</source>
        <translation>Fait avec Second Look, {date}</translation>
    </message>
    <message>
        <source>Such a search returns {sel} candidates on average (SEL).</source>
        <translation>Une telle recherche rend en moyenne {sel} candidats (SEL).</translation>
    </message>
    <message>
        <source>The faces are synthetic: they show how error behaves, not how often it happens to people.</source>
        <translation>Les visages sont synthétiques : ils montrent comment se comporte l’erreur, non combien de fois elle touche des personnes.</translation>
    </message>
    <message>
        <source>These rates are a floor: gallery portraits are easier than pictures under investigation.</source>
        <translation>Ces taux sont un plancher : les portraits d’une galerie sont plus faciles que les images d’une enquête.</translation>
    </message>
    <message>
        <source>They were measured on the gallery named above and say nothing about your casework gallery, another model pack or other people.</source>
        <translation>Ils ont été mesurés sur la galerie nommée ci-dessus et ne disent rien de votre galerie de travail, d’un autre pack de modèles ni d’autres personnes.</translation>
    </message>
    <message>
        <source>Threshold {threshold}.</source>
        <translation>Seuil {threshold}.</translation>
    </message>
    <message>
        <source>What a threshold does</source>
        <translation>Ce que fait un seuil</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>How many pixels have each brightness, dark on the left. Drag the two handles.</source>
        <translation>Combien de pixels ont chaque luminosité, sombre à gauche. Faites glisser les deux poignées.</translation>
    </message>
    <message>
        <source>{dark}% of the pixels in the darkest quarter, {bright}% in the brightest.</source>
        <translation>{dark} % des pixels dans le quart le plus sombre, {bright} % dans le plus clair.</translation>
    </message>
</context>
<context>
    <name>ImagePane</name>
    <message>
        <source>No picture</source>
        <translation>Aucune image</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>&amp;Case</source>
        <translation>&amp;Affaire</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Affaire</translation>
    </message>
    <message>
        <source>Choose the case…</source>
        <translation>Choisissez l’affaire…</translation>
    </message>
    <message>
        <source>Choose what the probe is…</source>
        <translation>Choisissez le type d’image…</translation>
    </message>
    <message>
        <source>Every probe belongs to an open case</source>
        <translation>Chaque photo question appartient à une affaire ouverte</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Nouvelle affaire</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nouvelle…</translation>
    </message>
    <message>
        <source>Pro&amp;venance</source>
        <translation>Pro&amp;venance</translation>
    </message>
    <message>
        <source>Probe &amp;type</source>
        <translation>&amp;Type d’image</translation>
    </message>
    <message>
        <source>Still missing: {names}.</source>
        <translation>Manque encore : {names}.</translation>
    </message>
    <message>
        <source>Ta&amp;ken on</source>
        <translation>Prise &amp;le</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Prise le</translation>
    </message>
    <message>
        <source>The day the picture was taken; left open where nobody knows</source>
        <translation>Le jour où l’image a été prise ; laissez vide si personne ne le sait</translation>
    </message>
    <message>
        <source>Who took it, where, when, and how it came here</source>
        <translation>Qui l’a prise, où, quand, et comment elle est arrivée ici</translation>
    </message>
    <message>
        <source>case</source>
        <translation>affaire</translation>
    </message>
    <message>
        <source>known</source>
        <translation>connue</translation>
    </message>
    <message>
        <source>probe type</source>
        <translation>type d’image</translation>
    </message>
    <message>
        <source>provenance</source>
        <translation>provenance</translation>
    </message>
    <message>
        <source>{number}: {purpose}</source>
        <translation>{number} : {purpose}</translation>
    </message>
    <message>
        <source>{number}: {purpose} (opened with this probe)</source>
        <translation>{number} : {purpose} (ouverte avec cette photo question)</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop; what is done is kept and can be gone on with</source>
        <translation>Arrêter ; ce qui est fait est conservé et peut être poursuivi</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>arrêt…</translation>
    </message>
</context>
<context>
    <name>KeepKeyDialog</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Phrase secrète</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>A new key signs from now on, and the log says why. Where the present key is at hand it vouches for the new one. Tell those who verify your reports the new verifier key.</source>
        <translation>Une nouvelle clé signe dès maintenant, et le journal dit pourquoi. Si la clé actuelle est disponible, elle se porte garante de la nouvelle. Communiquez la nouvelle clé de vérification à ceux qui vérifient vos rapports.</translation>
    </message>
    <message>
        <source>At least {count} characters. Without it the key is lost: there is no way to get it back.</source>
        <translation>Au moins {count} caractères. Sans elle, la clé est perdue : il n’y a aucun moyen de la récupérer.</translation>
    </message>
    <message>
        <source>Keep it there</source>
        <translation>La conserver là</translation>
    </message>
    <message>
        <source>Keep the signing key elsewhere</source>
        <translation>Conserver ailleurs la clé de signature</translation>
    </message>
    <message>
        <source>Keeping the signing key</source>
        <translation>Conservation de la clé de signature</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Passphrase &amp;once more</source>
        <translation>Phrase secrète, &amp;encore une fois</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Phrase secrète, encore une fois</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Start a new key</source>
        <translation>Mettre en service une nouvelle clé</translation>
    </message>
    <message>
        <source>Start a new signing key</source>
        <translation>Mettre en service une nouvelle clé de signature</translation>
    </message>
    <message>
        <source>Starting a new signing key</source>
        <translation>Mise en service d’une nouvelle clé de signature</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one twice.</source>
        <translation>Les deux phrases secrètes diffèrent. Tapez deux fois la même.</translation>
    </message>
    <message>
        <source>Write your reason (at least {minimum} characters): the record has to say why.</source>
        <translation>Écrivez votre motif (au moins {minimum} caractères) : le dossier doit dire pourquoi.</translation>
    </message>
</context>
<context>
    <name>KeySection</name>
    <message>
        <source>&amp;Verifier key</source>
        <translation>Clé de &amp;vérification</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the verifier key</source>
        <translation>Copier la clé de vérification</translation>
    </message>
    <message>
        <source>Give it to whoever receives your reports: it can only verify</source>
        <translation>Donnez-la à quiconque reçoit vos rapports : elle ne permet que de vérifier</translation>
    </message>
    <message>
        <source>Keep it elsewhere…</source>
        <translation>La conserver ailleurs…</translation>
    </message>
    <message>
        <source>Key store of the system, a passphrase, or a plain file</source>
        <translation>Coffre de clés du système, phrase secrète ou simple fichier</translation>
    </message>
    <message>
        <source>Looking for the key…</source>
        <translation>Recherche de la clé…</translation>
    </message>
    <message>
        <source>Looking for the signing key</source>
        <translation>Recherche de la clé de signature</translation>
    </message>
    <message>
        <source>Signs the log at every conclusion, release, export and close. Whoever holds such a checkpoint and the verifier key can show later whether anything before it was changed.</source>
        <translation>Signe le journal à chaque conclusion, communication, exportation et fermeture. Quiconque détient un tel point de contrôle et la clé de vérification peut montrer plus tard si quelque chose d’antérieur a été modifié.</translation>
    </message>
    <message>
        <source>Start a new key…</source>
        <translation>Mettre en service une nouvelle clé…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Déverrouiller…</translation>
    </message>
    <message>
        <source>Verifier key</source>
        <translation>Clé de vérification</translation>
    </message>
    <message>
        <source>When the key was lost or somebody else may have it</source>
        <translation>Quand la clé a été perdue ou que quelqu’un d’autre peut l’avoir</translation>
    </message>
</context>
<context>
    <name>KeyWatch</name>
    <message>
        <source>Looking for the signing key</source>
        <translation>Recherche de la clé de signature</translation>
    </message>
    <message>
        <source>⚠ The log is not signed</source>
        <translation>⚠ Le journal n’est pas signé</translation>
    </message>
</context>
<context>
    <name>LabHead</name>
    <message>
        <source>&amp;Handout (PDF)…</source>
        <translation>&amp;Fiche (PDF)…</translation>
    </message>
    <message>
        <source>&amp;Normalised score</source>
        <translation>Score &amp;normalisé</translation>
    </message>
    <message>
        <source>&amp;Teaching view</source>
        <translation>&amp;Vue pour le cours</translation>
    </message>
    <message>
        <source>Full screen, in large type (F11)</source>
        <translation>Plein écran, en grands caractères (F11)</translation>
    </message>
    <message>
        <source>Gallery of the lab</source>
        <translation>Galerie de l’atelier</translation>
    </message>
    <message>
        <source>How alike the two are, less how much each resembles everyone else in this gallery.</source>
        <translation>Combien les deux sont semblables, moins combien chacun ressemble à tous les autres de cette galerie.</translation>
    </message>
    <message>
        <source>How alike two templates are, on the model pack's own scale.</source>
        <translation>Combien deux gabarits sont semblables, sur l’échelle propre du pack de modèles.</translation>
    </message>
    <message>
        <source>One page for a class, with what the lab shows now.</source>
        <translation>Une page pour le cours, avec ce que l’atelier montre en ce moment.</translation>
    </message>
    <message>
        <source>Ra&amp;w score</source>
        <translation>Score &amp;brut</translation>
    </message>
    <message>
        <source>What is measured here. The gallery of other pages stays.</source>
        <translation>Ce qui est mesuré ici. La galerie des autres pages ne change pas.</translation>
    </message>
</context>
<context>
    <name>LabPage</name>
    <message>
        <source>&amp;Curves</source>
        <translation>&amp;Courbes</translation>
    </message>
    <message>
        <source>&amp;Replay with pictures</source>
        <translation>&amp;Rejeu avec images</translation>
    </message>
    <message>
        <source>Compare &amp;packs</source>
        <translation>Comparer les &amp;packs</translation>
    </message>
    <message>
        <source>Go to the galleries</source>
        <translation>Aller aux galeries</translation>
    </message>
    <message>
        <source>Measuring error rates</source>
        <translation>Mesure des taux d’erreur</translation>
    </message>
    <message>
        <source>Teaching view: the whole screen</source>
        <translation>Vue pour l’enseignement : tout l’écran</translation>
    </message>
    <message>
        <source>There is no gallery yet: enrol images first.</source>
        <translation>Il n’y a pas encore de galerie : enrôlez d’abord des images.</translation>
    </message>
    <message>
        <source>This gallery holds one person only: two or more are needed to measure.</source>
        <translation>Cette galerie ne contient qu’une personne : il en faut deux ou plus pour mesurer.</translation>
    </message>
    <message>
        <source>This gallery is empty: enrol images first.</source>
        <translation>Cette galerie est vide : enrôlez d’abord des images.</translation>
    </message>
    <message>
        <source>threshold-lab-handout.pdf</source>
        <translation>fiche-atelier-du-seuil.pdf</translation>
    </message>
    <message>
        <source>{gallery} · model pack {pack} · {kind}</source>
        <translation>{gallery} · pack de modèles {pack} · {kind}</translation>
    </message>
</context>
<context>
    <name>LabPlots</name>
    <message>
        <source>Recorded groups that are drawn</source>
        <translation>Groupes renseignés qui sont tracés</translation>
    </message>
</context>
<context>
    <name>LabSide</name>
    <message>
        <source>Gallery portraits are easier than pictures under investigation: these rates are a floor. They say nothing about another gallery.</source>
        <translation>Les portraits d’une galerie sont plus faciles que les images d’une enquête : ces taux sont un plancher. Ils ne disent rien d’une autre galerie.</translation>
    </message>
</context>
<context>
    <name>LabSlider</name>
    <message>
        <source>No error rate has been measured for this gallery yet.</source>
        <translation>Aucun taux d’erreur n’a encore été mesuré pour cette galerie.</translation>
    </message>
    <message>
        <source>Threshold of the lab</source>
        <translation>Seuil de l’atelier</translation>
    </message>
    <message>
        <source>{kind}. One threshold, two handles: the score, and the confidence of a search.</source>
        <translation>{kind}. Un seuil, deux poignées : le score, et la confiance d’une recherche.</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of this window; the record and the command line stay as they are</source>
        <translation>De cette fenêtre ; le dossier et la ligne de commande restent tels quels</translation>
    </message>
</context>
<context>
    <name>LevelsControl</name>
    <message>
        <source>&amp;Black</source>
        <translation>&amp;Noir</translation>
    </message>
    <message>
        <source>&amp;Gamma</source>
        <translation>&amp;Gamma</translation>
    </message>
    <message>
        <source>&amp;White</source>
        <translation>&amp;Blanc</translation>
    </message>
    <message>
        <source>Above 1 brightens what is between, below 1 darkens it.</source>
        <translation>Au-dessus de 1, éclaircit ce qui est entre les deux ; au-dessous de 1, l’assombrit.</translation>
    </message>
    <message>
        <source>This brightness and all that is brighter becomes white.</source>
        <translation>Cette luminosité et tout ce qui est plus clair devient blanc.</translation>
    </message>
    <message>
        <source>This brightness and all that is darker becomes black.</source>
        <translation>Cette luminosité et tout ce qui est plus sombre devient noir.</translation>
    </message>
</context>
<context>
    <name>LevelsControls</name>
    <message>
        <source>Levels</source>
        <translation>Niveaux</translation>
    </message>
    <message>
        <source>Make colours g&amp;rey</source>
        <translation>Rendre les couleurs g&amp;rises</translation>
    </message>
    <message>
        <source>The luma of ITU-R BT.601 in all three channels.</source>
        <translation>La luma de l’UIT-R BT.601 dans les trois canaux.</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Sign in as somebody else…</source>
        <translation>Se connecter comme quelqu’un d’autre…</translation>
    </message>
    <message>
        <source>Signs this person out; work that runs is stopped in order</source>
        <translation>Déconnecte cette personne ; le travail en cours s’arrête en bon ordre</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Wait {seconds} s</source>
        <translation>Attendez {seconds} s</translation>
    </message>
    <message>
        <source>Work that was begun goes on behind this page. Nothing of it is shown.</source>
        <translation>Le travail commencé se poursuit derrière cette page. Rien n’en est montré.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;About Second Look</source>
        <translation>À &amp;propos de Second Look</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>V&amp;ider cette liste</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;Enrol images…</source>
        <translation>&amp;Enrôler des images…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>C&amp;hercher une commande…</translation>
    </message>
    <message>
        <source>&amp;Guided first case</source>
        <translation>Premier cas &amp;guidé</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>Raccourcis cla&amp;vier…</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>Verroui&amp;ller</translation>
    </message>
    <message>
        <source>&amp;Method statement…</source>
        <translation>E&amp;xposé de la méthode…</translation>
    </message>
    <message>
        <source>&amp;New case…</source>
        <translation>&amp;Nouvelle affaire…</translation>
    </message>
    <message>
        <source>&amp;New workspace…</source>
        <translation>&amp;Nouvel espace de travail…</translation>
    </message>
    <message>
        <source>&amp;Open probe…</source>
        <translation>&amp;Ouvrir une photo question…</translation>
    </message>
    <message>
        <source>&amp;Open workspace…</source>
        <translation>&amp;Ouvrir un espace de travail…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Report of the case in hand…</source>
        <translation>&amp;Rapport de l’affaire en cours…</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>&amp;Rétablir la disposition</translation>
    </message>
    <message>
        <source>&amp;Tour of the demo</source>
        <translation>Vi&amp;site de la démo</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>&amp;User guide…</source>
        <translation>Guide de l’&amp;utilisateur…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Work</source>
        <translation>&amp;Travail</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Candidats</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Affaires</translation>
    </message>
    <message>
        <source>Change my &amp;password…</source>
        <translation>Changer mon &amp;mot de passe…</translation>
    </message>
    <message>
        <source>Device in use</source>
        <translation>Matériel utilisé</translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation>Calcul sur : {name}</translation>
    </message>
    <message>
        <source>Error rates</source>
        <translation>Taux d’erreur</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>G&amp;lossary…</source>
        <translation>G&amp;lossaire…</translation>
    </message>
    <message>
        <source>Galleries</source>
        <translation>Galeries</translation>
    </message>
    <message>
        <source>Go to the &amp;case in hand</source>
        <translation>Aller à l’affa&amp;ire en cours</translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>Recherche de matériel</translation>
    </message>
    <message>
        <source>Method statement</source>
        <translation>Exposé de la méthode</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouv&amp;rir un espace récent</translation>
    </message>
    <message>
        <source>Open the &amp;threshold lab (training)</source>
        <translation>Ouvrir l’atelier du &amp;seuil (entraînement)</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>S&amp;witch person…</source>
        <translation>&amp;Changer de personne…</translation>
    </message>
    <message>
        <source>Second Look</source>
        <translation>Second Look</translation>
    </message>
    <message>
        <source>Second Look: demo (synthetic faces)</source>
        <translation>Second Look : démonstration (visages synthétiques)</translation>
    </message>
    <message>
        <source>Second Look: training</source>
        <translation>Second Look : entraînement</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Second examen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Synthetic faces; the error rates shown are properties of this demo set</source>
        <translation>Visages synthétiques ; les taux d’erreur affichés sont des propriétés de ce jeu de démonstration</translation>
    </message>
    <message>
        <source>The file could not be opened: second-look open</source>
        <translation>Le fichier n’a pas pu être ouvert : second-look open</translation>
    </message>
    <message>
        <source>Threshold lab</source>
        <translation>Atelier du seuil</translation>
    </message>
    <message>
        <source>Training: no case, no probe and no conclusion; nothing here can enter casework</source>
        <translation>Entraînement : ni affaire, ni photo question, ni conclusion ; rien d’ici ne peut entrer dans le travail sur affaire</translation>
    </message>
    <message>
        <source>What &amp;NIST measured in general…</source>
        <translation>Ce que le &amp;NIST a mesuré en général…</translation>
    </message>
    <message>
        <source>Where the models run. Settings can prefer another device.</source>
        <translation>Où tournent les modèles. Les réglages peuvent préférer un autre matériel.</translation>
    </message>
    <message>
        <source>⚠ fell back from {device}</source>
        <translation>⚠ repli depuis {device}</translation>
    </message>
</context>
<context>
    <name>MarkBar</name>
    <message>
        <source>Candidate</source>
        <translation>Candidat</translation>
    </message>
    <message>
        <source>Choose a mark (Ctrl+Up and Ctrl+Down)</source>
        <translation>Choisir une marque (Ctrl+Haut et Ctrl+Bas)</translation>
    </message>
    <message>
        <source>Click a place, or move the crosshair with the arrows and press Enter.</source>
        <translation>Cliquez un endroit, ou déplacez le réticule avec les flèches et appuyez sur Entrée.</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Delete the mark</source>
        <translation>Supprimer la marque</translation>
    </message>
    <message>
        <source>Facial component of the mark</source>
        <translation>Élément du visage de la marque</translation>
    </message>
    <message>
        <source>Mark {number}: drag it, or Shift+Enter puts it at the crosshair. Del deletes, Esc lets go.</source>
        <translation>Marque {number} : faites-la glisser, ou Maj+Entrée la pose au réticule. Suppr supprime, Échap lâche.</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>New mark {number}</source>
        <translation>Nouvelle marque {number}</translation>
    </message>
    <message>
        <source>No component</source>
        <translation>Aucun élément</translation>
    </message>
    <message>
        <source>Note of the mark</source>
        <translation>Note de la marque</translation>
    </message>
    <message>
        <source>Now set mark {number} in {title} (Tab or X, Enter), or leave it open (Esc).</source>
        <translation>Posez maintenant la marque {number} dans {title} (Tab ou X, Entrée), ou laissez-la ouverte (Échap).</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>The marks are recorded and cannot be changed.</source>
        <translation>Les marques sont enregistrées et ne peuvent plus être modifiées.</translation>
    </message>
    <message>
        <source>What of the face the mark is about</source>
        <translation>De quelle partie du visage parle la marque</translation>
    </message>
    <message>
        <source>no component</source>
        <translation>aucun élément</translation>
    </message>
    <message>
        <source>{number}: {what}</source>
        <translation>{number} : {what}</translation>
    </message>
    <message>
        <source>{number}: {what}, in {where} only</source>
        <translation>{number} : {what}, dans {where} seulement</translation>
    </message>
</context>
<context>
    <name>MirrorControls</name>
    <message>
        <source>Exchange left and right</source>
        <translation>Échanger la gauche et la droite</translation>
    </message>
    <message>
        <source>I have reason to think that this picture is mirrored</source>
        <translation>J’ai des raisons de penser que cette image est inversée en miroir</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Miroir</translation>
    </message>
    <message>
        <source>Right only for a picture that is itself mirrored: taken in a mirror, by a front camera that mirrors, or from a negative laid the wrong way round. A face is not symmetrical: moles, scars and partings change sides, and scores change with them.</source>
        <translation>N’est juste que pour une image elle-même inversée : prise dans un miroir, par une caméra frontale qui inverse, ou d’un négatif posé à l’envers. Un visage n’est pas symétrique : grains de beauté, cicatrices et raies changent de côté, et les scores changent avec eux.</translation>
    </message>
    <message>
        <source>Unlocks the box below; say the reason in the remarks.</source>
        <translation>Déverrouille la case ci-dessous ; dites-en la raison dans les remarques.</translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>Alternate by itself</source>
        <translation>Alterner automatiquement</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Fondu</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Alternance</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Candidat</translation>
    </message>
    <message>
        <source>Divider</source>
        <translation>Séparation</translation>
    </message>
    <message>
        <source>Nothing moves by itself here, as the settings say: B shows the other picture</source>
        <translation>Rien ne bouge tout seul ici, comme le veulent les réglages : B montre l’autre image</translation>
    </message>
    <message>
        <source>One pane with a line that moves across: drag it, or PgUp and PgDown</source>
        <translation>Un seul volet avec une ligne qui se déplace : faites-la glisser, ou Page préc. et Page suiv.</translation>
    </message>
    <message>
        <source>One picture after the other: B for a step, Space to start and stop</source>
        <translation>Une image après l’autre : B pour un pas, Espace pour lancer et arrêter</translation>
    </message>
    <message>
        <source>One picture through the other: PgUp and PgDown blend</source>
        <translation>Une image à travers l’autre : Page préc. et Page suiv. règlent le fondu</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>L’autre</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Superposition</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Speed: slow to fast</source>
        <translation>Vitesse : de lent à rapide</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Start and stop (Space)</source>
        <translation>Lancer et arrêter (Espace)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Balayage</translation>
    </message>
    <message>
        <source>The other picture</source>
        <translation>L’autre image</translation>
    </message>
    <message>
        <source>The two pictures beside one another</source>
        <translation>Les deux images l’une à côté de l’autre</translation>
    </message>
    <message>
        <source>{what} ({key})</source>
        <translation>{what} ({key})</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>A candidate is a lead, never an identification.</source>
        <translation>Un candidat est une piste, jamais une identification.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>NewPasswordDialog</name>
    <message>
        <source>Give the new password</source>
        <translation>Donner le nouveau mot de passe</translation>
    </message>
    <message>
        <source>New password for {person}</source>
        <translation>Nouveau mot de passe pour {person}</translation>
    </message>
    <message>
        <source>The log says that you gave {person} a new password.</source>
        <translation>Le journal dit que vous avez donné un nouveau mot de passe à {person}.</translation>
    </message>
</context>
<context>
    <name>NoCandidateDialog</name>
    <message>
        <source>A reason of at least {count} characters and two words.</source>
        <translation>Un motif d’au moins {count} caractères et deux mots.</translation>
    </message>
    <message>
        <source>Error for the group of the probe</source>
        <translation>Erreur pour le groupe de la photo question</translation>
    </message>
    <message>
        <source>No candidate</source>
        <translation>Aucun candidat</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Record “no candidate”</source>
        <translation>Enregistrer « aucun candidat »</translation>
    </message>
    <message>
        <source>This search has no candidate worth following. That is an outcome of its own, and it stays in the record.</source>
        <translation>Cette recherche n’a aucun candidat qui mérite d’être suivi. C’est un résultat en soi, et il reste au dossier.</translation>
    </message>
    <message>
        <source>Why none of the candidates is worth following</source>
        <translation>Pourquoi aucun des candidats ne mérite d’être suivi</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>As a small text file</source>
        <translation>En petit fichier texte</translation>
    </message>
    <message>
        <source>Checkpoint of {count} entries</source>
        <translation>Point de contrôle de {count} entrées</translation>
    </message>
    <message>
        <source>Choose a checkpoint to take it elsewhere.</source>
        <translation>Choisissez un point de contrôle à emporter.</translation>
    </message>
    <message>
        <source>Copy note</source>
        <translation>Copier la note</translation>
    </message>
    <message>
        <source>Photograph the code, or keep the note anywhere that this program cannot reach: with it anybody can tell later whether one of these entries was changed, removed or put in.</source>
        <translation>Photographiez le code, ou conservez la note n’importe où hors de portée de ce programme : avec elle, chacun peut dire plus tard si l’une de ces entrées a été modifiée, retirée ou insérée.</translation>
    </message>
    <message>
        <source>QR code of the signed note</source>
        <translation>Code QR de la note signée</translation>
    </message>
    <message>
        <source>Save note…</source>
        <translation>Enregistrer la note…</translation>
    </message>
    <message>
        <source>Save the note</source>
        <translation>Enregistrer la note</translation>
    </message>
    <message>
        <source>Signed {when} · {occasion} · delivered to: {where}</source>
        <translation>Signé le {when} · {occasion} · remis à : {where}</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>Text of the signed note</source>
        <translation>Texte de la note signée</translation>
    </message>
    <message>
        <source>The chosen checkpoint</source>
        <translation>Le point de contrôle choisi</translation>
    </message>
</context>
<context>
    <name>OriginalPane</name>
    <message>
        <source>untouched</source>
        <translation>intacte</translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>Blind look</source>
        <translation>Examen à l’aveugle</translation>
    </message>
    <message>
        <source>Face {place}: taken out meanwhile</source>
        <translation>Visage {place} : retiré entre-temps</translation>
    </message>
    <message>
        <source>Face {place}: ≠ disagreement</source>
        <translation>Visage {place} : ≠ désaccord</translation>
    </message>
    <message>
        <source>Face {place}: ✓ agreement</source>
        <translation>Visage {place} : ✓ accord</translation>
    </message>
    <message>
        <source>Fillers: {places}</source>
        <translation>Figurants : {places}</translation>
    </message>
    <message>
        <source>First examiner</source>
        <translation>Premier examinateur</translation>
    </message>
    <message>
        <source>{look} of case {case} is completed</source>
        <translation>{look} de l’affaire {case} est terminé</translation>
    </message>
    <message>
        <source>{who} ({name})</source>
        <translation>{who} ({name})</translation>
    </message>
</context>
<context>
    <name>OversightPage</name>
    <message>
        <source>Another person looks blind, among other fillers, in another order</source>
        <translation>Une autre personne regarde à l’aveugle, parmi d’autres figurants, dans un autre ordre</translation>
    </message>
    <message>
        <source>Ask for a third look</source>
        <translation>Demander un troisième examen</translation>
    </message>
    <message>
        <source>Candidates: agreed</source>
        <translation>Candidats : d’accord</translation>
    </message>
    <message>
        <source>Candidates: did not agree</source>
        <translation>Candidats : pas d’accord</translation>
    </message>
    <message>
        <source>Case {case}, subject {subject}: {standing}</source>
        <translation>Affaire {case}, sujet {subject} : {standing}</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Désaccords</translation>
    </message>
    <message>
        <source>Few looks say little: read the interval, not the share. Who does not agree may be the safeguard that worked; rank nobody by these figures.</source>
        <translation>Peu d’examens disent peu : lisez l’intervalle, non la part. Qui n’est pas d’accord peut être la précaution qui a fonctionné ; ne classez personne d’après ces chiffres.</translation>
    </message>
    <message>
        <source>Fillers called a lead</source>
        <translation>Figurants dits une piste</translation>
    </message>
    <message>
        <source>First examiner</source>
        <translation>Premier examinateur</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Examens</translation>
    </message>
    <message>
        <source>Median seconds a look</source>
        <translation>Secondes médianes par examen</translation>
    </message>
    <message>
        <source>No blind look was completed yet. One is asked for on the page “Candidates”, once a candidate was called a lead.</source>
        <translation>Aucun examen à l’aveugle n’est encore achevé. On en demande un à la page « Candidats », dès qu’un candidat a été dit une piste.</translation>
    </message>
    <message>
        <source>Nobody disagrees, and no filler was chosen.</source>
        <translation>Personne n’est en désaccord, et aucun figurant n’a été choisi.</translation>
    </message>
    <message>
        <source>Reason for a third look</source>
        <translation>Motif d’un troisième examen</translation>
    </message>
    <message>
        <source>Reliability of reviewers</source>
        <translation>Fiabilité des examinateurs</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Examinateur</translation>
    </message>
    <message>
        <source>Why a third person should look, in a sentence</source>
        <translation>Pourquoi une troisième personne devrait regarder, en une phrase</translation>
    </message>
    <message>
        <source>{events} of {n} (95% interval {low} to {high}%)</source>
        <translation>{events} sur {n} (intervalle à 95 % de {low} à {high} %)</translation>
    </message>
    <message>
        <source>{who} ({name})</source>
        <translation>{who} ({name})</translation>
    </message>
    <message>
        <source>⚠ A filler was called a lead.</source>
        <translation>⚠ Un figurant a été déclaré piste.</translation>
    </message>
</context>
<context>
    <name>OwnPasswordDialog</name>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Nouveau mot de passe</translation>
    </message>
    <message>
        <source>&amp;Present password</source>
        <translation>Mot de passe &amp;actuel</translation>
    </message>
    <message>
        <source>At least {count} characters; several words are good.</source>
        <translation>Au moins {count} caractères ; plusieurs mots conviennent bien.</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Changer mon mot de passe</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>New password &amp;once more</source>
        <translation>Nouveau mot de passe, &amp;encore une fois</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>Nouveau mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>The two new passwords differ. Type the same one twice.</source>
        <translation>Les deux nouveaux mots de passe diffèrent. Tapez deux fois le même.</translation>
    </message>
</context>
<context>
    <name>PackAdvice</name>
    <message>
        <source>Compare packs…</source>
        <translation>Comparer les packs…</translation>
    </message>
    <message>
        <source>Group with the highest FPIR: {groups}.</source>
        <translation>Groupe au FPIR le plus élevé : {groups}.</translation>
    </message>
    <message>
        <source>No pack is recommended.</source>
        <translation>Aucun pack n’est recommandé.</translation>
    </message>
    <message>
        <source>Nothing was measured here yet that speaks for one pack or another. Published figures are about other people and other pictures, so that none is given as advice. To measure: on the page of galleries choose “Enrol again…” with another pack, then compare the two.</source>
        <translation>Rien n’a encore été mesuré ici qui parle pour un pack ou un autre. Les chiffres publiés portent sur d’autres personnes et d’autres images : aucun n’est donné pour conseil. Pour mesurer : à la page des galeries, choisissez « Enrôler à nouveau… » avec un autre pack, puis comparez les deux.</translation>
    </message>
    <message>
        <source>On your galleries {galleries}, measured {day}:</source>
        <translation>Sur vos galeries {galleries}, mesuré le {day} :</translation>
    </message>
    <message>
        <source>Reading what was compared</source>
        <translation>Lecture de ce qui a été comparé</translation>
    </message>
    <message>
        <source>Recommended: {name}</source>
        <translation>Recommandé : {name}</translation>
    </message>
    <message>
        <source>Side by side on the pictures that two galleries have in common</source>
        <translation>Côte à côte sur les images que deux galeries ont en commun</translation>
    </message>
    <message>
        <source>The licence of {name} stands in the way, whatever is measured here: “{licence}”. Do not use it in casework without a permission that covers it.</source>
        <translation>La licence de {name} fait obstacle, quoi qu’il soit mesuré ici : « {licence} ». Ne l’utilisez pas dans le travail sur affaire sans une permission qui le couvre.</translation>
    </message>
    <message>
        <source>Which pack is better on your galleries</source>
        <translation>Quel pack est le meilleur sur vos galeries</translation>
    </message>
    <message>
        <source>none stated</source>
        <translation>aucune indiquée</translation>
    </message>
    <message>
        <source>{name} misses {rate}</source>
        <translation>{name} manque {rate}</translation>
    </message>
    <message>
        <source>{name}. Licence: {licence}. Trained on: {data}</source>
        <translation>{name}. Licence : {licence}. Entraîné sur : {data}</translation>
    </message>
    <message>
        <source>{name}: {group} ({by}), {ratio} times everybody</source>
        <translation>{name} : {group} ({by}), {ratio} fois tout le monde</translation>
    </message>
    <message>
        <source>{start} where at most {share} of searches wrongly return somebody, of the people who are in the gallery {missed}.</source>
        <translation>{start} là où au plus {share} des recherches rendent quelqu’un à tort, des personnes qui sont dans la galerie {missed}.</translation>
    </message>
    <message>
        <source>{text} It is not recommended, because of its licence.</source>
        <translation>{text} Il n’est pas recommandé, à cause de sa licence.</translation>
    </message>
    <message>
        <source>{text} No pack is recommended over the other.</source>
        <translation>{text} Aucun pack n’est recommandé plutôt que l’autre.</translation>
    </message>
</context>
<context>
    <name>PackCard</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Galleries enrolled with it: {names}</source>
        <translation>Galeries enrôlées avec lui : {names}</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En usage</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installé</translation>
    </message>
    <message>
        <source>Licence warning: {text}</source>
        <translation>Avertissement de licence : {text}</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licence : {licence}</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Non installé</translation>
    </message>
    <message>
        <source>The gallery in use belongs to this pack</source>
        <translation>La galerie en usage appartient à ce pack</translation>
    </message>
    <message>
        <source>Trained on: {data}</source>
        <translation>Entraîné sur : {data}</translation>
    </message>
    <message>
        <source>detector alone</source>
        <translation>détecteur seul</translation>
    </message>
    <message>
        <source>detector and embedder</source>
        <translation>détecteur et encodeur</translation>
    </message>
    <message>
        <source>embedder alone</source>
        <translation>encodeur seul</translation>
    </message>
    <message>
        <source>{device}, {day}: {detections} pictures, {templates} templates, {searches} searches of {faces} faces a second</source>
        <translation>{device}, {day} : {detections} images, {templates} gabarits, {searches} recherches parmi {faces} visages par seconde</translation>
    </message>
    <message>
        <source>{name} {version}</source>
        <translation>{name} {version}</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>« {name} »</translation>
    </message>
</context>
<context>
    <name>PackChoice</name>
    <message>
        <source>&amp;Add another</source>
        <translation>&amp;Ajouter un autre</translation>
    </message>
    <message>
        <source>&amp;First</source>
        <translation>&amp;Premier</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(aucune)</translation>
    </message>
    <message>
        <source>A gallery, the pack that enrolled it, and the score it is read by</source>
        <translation>Une galerie, le pack qui l’a enrôlée, et le score par lequel elle est lue</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <source>Fourth</source>
        <translation>Quatrième</translation>
    </message>
    <message>
        <source>Measures all of them on the pictures that they have in common; the log says so</source>
        <translation>Les mesure tous sur les images qu’ils ont en commun ; le journal le dit</translation>
    </message>
    <message>
        <source>S&amp;econd</source>
        <translation>&amp;Second</translation>
    </message>
    <message>
        <source>Third</source>
        <translation>Troisième</translation>
    </message>
    <message>
        <source>Up to four side by side</source>
        <translation>Jusqu’à quatre côte à côte</translation>
    </message>
    <message>
        <source>normalised score</source>
        <translation>score normalisé</translation>
    </message>
    <message>
        <source>raw score</source>
        <translation>score brut</translation>
    </message>
    <message>
        <source>{pack} · {score} · {gallery}</source>
        <translation>{pack} · {score} · {gallery}</translation>
    </message>
    <message>
        <source>{place} gallery and score to compare</source>
        <translation>{place} : galerie et score à comparer</translation>
    </message>
</context>
<context>
    <name>PackComparisonDialog</name>
    <message>
        <source>Compare model packs</source>
        <translation>Comparer des packs de modèles</translation>
    </message>
</context>
<context>
    <name>PackComparisonView</name>
    <message>
        <source>A mate counts as found wherever it stands above the threshold, not at rank 1 alone</source>
        <translation>Une personne présente compte comme trouvée où qu’elle soit au-dessus du seuil, pas au rang 1 seulement</translation>
    </message>
    <message>
        <source>All galleries here were enrolled with one pack. To compare another one, choose “Enrol again…” on the page of galleries: it takes the same pictures and records. Until then the raw and the normalised score can be set side by side.</source>
        <translation>Toutes les galeries d’ici ont été enrôlées avec un seul pack. Pour en comparer un autre, choisissez « Enrôler à nouveau… » à la page des galeries : cela reprend les mêmes images et renseignements. D’ici là, le score brut et le score normalisé peuvent être mis côte à côte.</translation>
    </message>
    <message>
        <source>Compare &amp;where</source>
        <translation>Comparer &amp;là où</translation>
    </message>
    <message>
        <source>Comparing model packs</source>
        <translation>Comparaison de packs de modèles</translation>
    </message>
    <message>
        <source>Each pack at its own threshold: where so many searches wrongly return somebody</source>
        <translation>Chaque pack à son propre seuil : là où tant de recherches rendent quelqu’un à tort</translation>
    </message>
    <message>
        <source>FPIR at which packs are compared</source>
        <translation>FPIR auquel les packs sont comparés</translation>
    </message>
    <message>
        <source>FPIR is at most {share}</source>
        <translation>Le FPIR est d’au plus {share}</translation>
    </message>
    <message>
        <source>Figures of the compared packs</source>
        <translation>Chiffres des packs comparés</translation>
    </message>
    <message>
        <source>Found at any &amp;rank</source>
        <translation>Trouvé à tout &amp;rang</translation>
    </message>
    <message>
        <source>Model packs compared</source>
        <translation>Packs de modèles comparés</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet: packs are compared on galleries of the same people.</source>
        <translation>Personne n’est encore enrôlé : les packs se comparent sur des galeries des mêmes personnes.</translation>
    </message>
    <message>
        <source>Packs are compared on the pictures and people that the galleries have in common, each pack at its own threshold. Scores of different packs are never compared with each other.</source>
        <translation>Les packs se comparent sur les images et personnes que les galeries ont en commun, chaque pack à son propre seuil. Les scores de packs différents ne sont jamais comparés entre eux.</translation>
    </message>
    <message>
        <source>Reading the galleries</source>
        <translation>Lecture des galeries</translation>
    </message>
    <message>
        <source>Refused pictures count as &amp;missed</source>
        <translation>Les images refusées comptent comme &amp;manquées</translation>
    </message>
    <message>
        <source>So that no pack looks better for finding no face in the hard pictures</source>
        <translation>Pour qu’aucun pack ne paraisse meilleur parce qu’il ne trouve pas de visage dans les images difficiles</translation>
    </message>
    <message>
        <source>{name} on “{gallery}”</source>
        <translation>{name} sur « {gallery} »</translation>
    </message>
    <message>
        <source>{text} (the policy's floor)</source>
        <translation>{text} (le plancher des règles)</translation>
    </message>
</context>
<context>
    <name>PackDetPlots</name>
    <message>
        <source>1:1: rejected mates against accepted strangers</source>
        <translation>1:1 : paires rejetées face à étrangers acceptés</translation>
    </message>
    <message>
        <source>FMR {wanted}</source>
        <translation>FMR {wanted}</translation>
    </message>
    <message>
        <source>FMR: strangers at or above T</source>
        <translation>FMR : étrangers à T ou au-dessus</translation>
    </message>
    <message>
        <source>FNIR: mates missed</source>
        <translation>FNIR : présents manqués</translation>
    </message>
    <message>
        <source>FNMR: mates below T</source>
        <translation>FNMR : paires de la personne sous T</translation>
    </message>
    <message>
        <source>FPIR {wanted}</source>
        <translation>FPIR {wanted}</translation>
    </message>
    <message>
        <source>FPIR: searches that wrongly return somebody</source>
        <translation>FPIR : recherches qui rendent quelqu’un à tort</translation>
    </message>
    <message>
        <source>Lower is better. Marks: where at most {wanted} of searches wrongly return somebody.</source>
        <translation>Plus bas est mieux. Marques : là où au plus {wanted} des recherches rendent quelqu’un à tort.</translation>
    </message>
    <message>
        <source>One falling line a pack on logarithmic axes, mates found {rank}. {figures}.</source>
        <translation>Une ligne décroissante par pack sur axes logarithmiques, personnes présentes trouvées {rank}. {figures}.</translation>
    </message>
    <message>
        <source>One falling line a pack on logarithmic axes. At an FMR of {wanted}: {figures}.</source>
        <translation>Une ligne décroissante par pack sur axes logarithmiques. À un FMR de {wanted} : {figures}.</translation>
    </message>
    <message>
        <source>Raw scores; one comparison a person, the first picture with the second.</source>
        <translation>Scores bruts ; une comparaison par personne, la première image avec la seconde.</translation>
    </message>
    <message>
        <source>Searches: found against wrongly returned</source>
        <translation>Recherches : trouvés face à rendus à tort</translation>
    </message>
    <message>
        <source>at any rank</source>
        <translation>à tout rang</translation>
    </message>
    <message>
        <source>at rank 1</source>
        <translation>au rang 1</translation>
    </message>
    <message>
        <source>{name} misses {fnir} at an FPIR of {fpir}</source>
        <translation>{name} manque {fnir} à un FPIR de {fpir}</translation>
    </message>
    <message>
        <source>{name}: FNMR {fnmr}</source>
        <translation>{name} : FNMR {fnmr}</translation>
    </message>
</context>
<context>
    <name>PackJobs</name>
    <message>
        <source>Checking and adding the pack</source>
        <translation>Vérification et ajout du pack</translation>
    </message>
    <message>
        <source>Combining and checking the two</source>
        <translation>Combinaison et vérification des deux</translation>
    </message>
    <message>
        <source>Getting the default pack</source>
        <translation>Obtention du pack par défaut</translation>
    </message>
    <message>
        <source>Getting the pack</source>
        <translation>Obtention du pack</translation>
    </message>
    <message>
        <source>Measuring the pack</source>
        <translation>Mesure du pack</translation>
    </message>
    <message>
        <source>Removing the pack</source>
        <translation>Retrait du pack</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Autotest</translation>
    </message>
</context>
<context>
    <name>PackTable</name>
    <message>
        <source>1:1: FNMR where FMR is {share}</source>
        <translation>1:1 : FNMR là où le FMR est de {share}</translation>
    </message>
    <message>
        <source>FPIR measured there</source>
        <translation>FPIR mesuré là</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Group with the highest FPIR at {share}</source>
        <translation>Groupe au FPIR le plus élevé à {share}</translation>
    </message>
    <message>
        <source>Its FPIR to that of everybody</source>
        <translation>Son FPIR rapporté à celui de tout le monde</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Mates missed (FNIR) where FPIR is at most {share}</source>
        <translation>Personnes présentes manquées (FNIR) là où le FPIR est d’au plus {share}</translation>
    </message>
    <message>
        <source>One template</source>
        <translation>Un gabarit</translation>
    </message>
    <message>
        <source>Pictures refused (failure to enrol)</source>
        <translation>Images refusées (échec d’enrôlement)</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Templates a second on this machine</source>
        <translation>Gabarits par seconde sur cette machine</translation>
    </message>
    <message>
        <source>The same, refused pictures counted as missed</source>
        <translation>Idem, les images refusées comptées comme manquées</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entraîné sur</translation>
    </message>
    <message>
        <source>about {count}</source>
        <translation>environ {count}</translation>
    </message>
    <message>
        <source>no group has enough people</source>
        <translation>aucun groupe n’a assez de personnes</translation>
    </message>
    <message>
        <source>not enough people</source>
        <translation>pas assez de personnes</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} octets</translation>
    </message>
    <message>
        <source>{group} ({by}): FPIR {rate}</source>
        <translation>{group} ({by}) : FPIR {rate}</translation>
    </message>
    <message>
        <source>{ratio} times</source>
        <translation>{ratio} fois</translation>
    </message>
    <message>
        <source>{refused} of {offered}: {rate}</source>
        <translation>{refused} sur {offered} : {rate}</translation>
    </message>
    <message>
        <source>{text} ({low} to {high})</source>
        <translation>{text} ({low} à {high})</translation>
    </message>
</context>
<context>
    <name>PacksSection</name>
    <message>
        <source>A folder with pack.toml and its model files</source>
        <translation>Un dossier avec pack.toml et ses fichiers de modèles</translation>
    </message>
    <message>
        <source>A pack finds faces and makes templates. Templates and scores of different packs are never compared; a gallery belongs to the pack it was enrolled with. A model file or a pack's folder can be dropped here.</source>
        <translation>Un pack trouve les visages et fait les gabarits. Les gabarits et scores de packs différents ne sont jamais comparés ; une galerie appartient au pack avec lequel elle a été enrôlée. Un fichier de modèle ou le dossier d’un pack peut être déposé ici.</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Ajouter un fichier de modèle…</translation>
    </message>
    <message>
        <source>Add a pack's folder…</source>
        <translation>Ajouter le dossier d’un pack…</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>An ONNX file; well-known ones are recognised by their hash</source>
        <translation>Un fichier ONNX ; les modèles connus sont reconnus à leur empreinte</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>Card of {name}</source>
        <translation>Fiche de {name}</translation>
    </message>
    <message>
        <source>Check that the models give what the manifest declares, and tell synthetic faces apart</source>
        <translation>Vérifie que les modèles donnent ce que déclare le manifeste, et distinguent des visages synthétiques</translation>
    </message>
    <message>
        <source>Combine…</source>
        <translation>Combiner…</translation>
    </message>
    <message>
        <source>Fetches about 107 MB once, by hash, and converts it</source>
        <translation>Télécharge une fois environ 107 Mo, par empreinte, et les convertit</translation>
    </message>
    <message>
        <source>Folder of a model pack</source>
        <translation>Dossier d’un pack de modèles</translation>
    </message>
    <message>
        <source>Folder with the two files</source>
        <translation>Dossier avec les deux fichiers</translation>
    </message>
    <message>
        <source>For machines without a network: a folder with the two files that the README names</source>
        <translation>Pour les machines sans réseau : un dossier avec les deux fichiers que nomme le README</translation>
    </message>
    <message>
        <source>Get it through npm (41 MB)</source>
        <translation>L’obtenir par npm (41 Mo)</translation>
    </message>
    <message>
        <source>Get the default pack (107 MB)</source>
        <translation>Obtenir le pack par défaut (107 Mo)</translation>
    </message>
    <message>
        <source>Get {name} through npm</source>
        <translation>Obtenir {name} par npm</translation>
    </message>
    <message>
        <source>Hide the models that wait for your file</source>
        <translation>Masquer les modèles qui attendent votre fichier</translation>
    </message>
    <message>
        <source>Install from a folder (offline)…</source>
        <translation>Installer d’un dossier (hors ligne)…</translation>
    </message>
    <message>
        <source>Its files are deleted from this computer. Combinations hold copies of theirs and stay.</source>
        <translation>Ses fichiers sont supprimés de cet ordinateur. Les combinaisons ont des copies des leurs et restent.</translation>
    </message>
    <message>
        <source>Make one pack of the detector of one and the embedder of another</source>
        <translation>Faire un pack du détecteur de l’un et de l’encodeur de l’autre</translation>
    </message>
    <message>
        <source>Measure its speed on this machine: takes about ten seconds</source>
        <translation>Mesure sa vitesse sur cette machine : prend environ dix secondes</translation>
    </message>
    <message>
        <source>Measure the speed of {name}</source>
        <translation>Mesurer la vitesse de {name}</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>Fichier de modèle</translation>
    </message>
    <message>
        <source>Models that wait for your file ({count})…</source>
        <translation>Modèles qui attendent votre fichier ({count})…</translation>
    </message>
    <message>
        <source>Needs the npm client; the file is checked by its hash, no code of it is run</source>
        <translation>Il faut le client npm ; le fichier est vérifié par son empreinte, rien de son code n’est exécuté</translation>
    </message>
    <message>
        <source>Needs two packs: the detector of one and the embedder of the other</source>
        <translation>Il faut deux packs : le détecteur de l’un et l’encodeur de l’autre</translation>
    </message>
    <message>
        <source>ONNX models (*.onnx);;All files (*)</source>
        <translation>Modèles ONNX (*.onnx);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Point at the file of {name}</source>
        <translation>Indiquer le fichier de {name}</translation>
    </message>
    <message>
        <source>Point at the file…</source>
        <translation>Indiquer le fichier…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove a pack</source>
        <translation>Retirer un pack</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Retirer {name} ?</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Autotest</translation>
    </message>
    <message>
        <source>Self-test of {name}</source>
        <translation>Autotest de {name}</translation>
    </message>
    <message>
        <source>Self-test passed</source>
        <translation>Autotest réussi</translation>
    </message>
    <message>
        <source>The file is recognised by its hash</source>
        <translation>Le fichier est reconnu à son empreinte</translation>
    </message>
    <message>
        <source>The file's hash is taken when you add it, and pinned from then on</source>
        <translation>L’empreinte du fichier est prise quand vous l’ajoutez, et fixée dès lors</translation>
    </message>
    <message>
        <source>Well-known models that this program does not bring: get the file, and point at it</source>
        <translation>Modèles connus que ce programme n’apporte pas : procurez-vous le fichier, et indiquez-le</translation>
    </message>
    <message>
        <source>What it was trained on, published figures, known limits</source>
        <translation>Sur quoi il a été entraîné, chiffres publiés, limites connues</translation>
    </message>
</context>
<context>
    <name>PairDelegate</name>
    <message>
        <source>at least {count} more</source>
        <translation>au moins {count} de plus</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>recherché</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} de plus</translation>
    </message>
</context>
<context>
    <name>PairList</name>
    <message>
        <source>People with a false candidate, and who was found</source>
        <translation>Personnes avec un faux candidat, et qui a été rendu</translation>
    </message>
</context>
<context>
    <name>PaletteDelegate</name>
    <message>
        <source>used last</source>
        <translation>utilisé en dernier</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>A command, a page, a case, a gallery, a setting, help</source>
        <translation>Une commande, une page, une affaire, une galerie, un réglage, l’aide</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>Not possible: {why}</source>
        <translation>Impossible : {why}</translation>
    </message>
    <message>
        <source>Nothing is called that. Try fewer letters.</source>
        <translation>Rien ne porte ce nom. Essayez avec moins de lettres.</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter does it · Esc closes</source>
        <translation>↑ ↓ choisir · Entrée exécute · Échap ferme</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show or hide what is typed (Ctrl+Space)</source>
        <translation>Montrer ou cacher ce qui est tapé (Ctrl+Espace)</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Montrer le mot de passe</translation>
    </message>
</context>
<context>
    <name>PathFoot</name>
    <message>
        <source>Before any candidate is shown; you may search later (Ctrl+Return)</source>
        <translation>Avant qu’aucun candidat ne soit affiché ; la recherche peut se faire plus tard (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Intake is recorded; you may stop here and go on later (Ctrl+Return)</source>
        <translation>La prise en charge est enregistrée ; vous pouvez vous arrêter là et continuer plus tard (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>On to the next step</source>
        <translation>À l’étape suivante</translation>
    </message>
    <message>
        <source>On to the search</source>
        <translation>À la recherche</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>Ouvrez d’abord une image.</translation>
    </message>
    <message>
        <source>Record the analysis</source>
        <translation>Enregistrer l’analyse</translation>
    </message>
    <message>
        <source>Record the probe</source>
        <translation>Enregistrer la photo question</translation>
    </message>
    <message>
        <source>Record the refusal</source>
        <translation>Enregistrer le refus</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the gallery and record what is found (Ctrl+Return)</source>
        <translation>Rechercher dans la galerie et enregistrer ce qui est trouvé (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Search “{gallery}”</source>
        <translation>Rechercher dans « {gallery} »</translation>
    </message>
    <message>
        <source>The probe was taken in with another model pack than this gallery: choose a gallery of that pack, or take the picture in again.</source>
        <translation>La photo question a été prise en charge avec un autre pack de modèles que cette galerie : choisissez une galerie de ce pack, ou prenez l’image en charge à nouveau.</translation>
    </message>
    <message>
        <source>There is no gallery to search yet: enrol images first.</source>
        <translation>Il n’y a pas encore de galerie où rechercher : enrôlez d’abord des images.</translation>
    </message>
    <message>
        <source>This step is recorded</source>
        <translation>Cette étape est enregistrée</translation>
    </message>
</context>
<context>
    <name>PathSteps</name>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Comes after the steps before it</source>
        <translation>Vient après les étapes qui la précèdent</translation>
    </message>
    <message>
        <source>Picture and declaration</source>
        <translation>Image et déclaration</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Step {number}, {name}: {state}</source>
        <translation>Étape {number}, {name} : {state}</translation>
    </message>
    <message>
        <source>Step {number}: {state}</source>
        <translation>Étape {number} : {state}</translation>
    </message>
    <message>
        <source>Steps of the probe</source>
        <translation>Étapes de la photo question</translation>
    </message>
    <message>
        <source>comes later</source>
        <translation>plus tard</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>enregistrée</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>Ajouter une personne…</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>Changer mon mot de passe…</translation>
    </message>
    <message>
        <source>Change roles…</source>
        <translation>Changer les rôles…</translation>
    </message>
    <message>
        <source>Choose somebody in the list first</source>
        <translation>Choisissez d’abord quelqu’un dans la liste</translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>Fermer le compte</translation>
    </message>
    <message>
        <source>Close the account of {person}?</source>
        <translation>Fermer le compte de {person} ?</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nom complet</translation>
    </message>
    <message>
        <source>Loc&amp;k when nobody has touched it for</source>
        <translation>Verro&amp;uiller sans activité depuis</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>Nouveau mot de passe…</translation>
    </message>
    <message>
        <source>Nobody signs in with it any more. What was done with it stays in the record.</source>
        <translation>Plus personne ne se connecte avec lui. Ce qui a été fait avec lui reste au dossier.</translation>
    </message>
    <message>
        <source>Nobody signs in with it any more; what was done with it stays in the record</source>
        <translation>Plus personne ne se connecte avec lui ; ce qui a été fait avec lui reste au dossier</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>Rouvrir le compte</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Work that runs goes on while the window is locked</source>
        <translation>Le travail en cours se poursuit pendant que la fenêtre est verrouillée</translation>
    </message>
    <message>
        <source>Your own takes the old one: Change my password</source>
        <translation>Le vôtre demande l’ancien : Changer mon mot de passe</translation>
    </message>
    <message>
        <source>{full_name} ({name}): {roles}</source>
        <translation>{full_name} ({name}) : {roles}</translation>
    </message>
</context>
<context>
    <name>PeriodChooser</name>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Période</translation>
    </message>
    <message>
        <source>&amp;from</source>
        <translation>&amp;du</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>&amp;au</translation>
    </message>
    <message>
        <source>A calendar year, or any other stretch of days</source>
        <translation>Une année civile, ou toute autre suite de jours</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Autres jours</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
</context>
<context>
    <name>PersonBar</name>
    <message>
        <source>&amp;Lock (Ctrl+L)</source>
        <translation>&amp;Verrouiller (Ctrl+L)</translation>
    </message>
    <message>
        <source>&amp;Switch person…</source>
        <translation>&amp;Changer de personne…</translation>
    </message>
    <message>
        <source>Change my &amp;password…</source>
        <translation>Changer mon &amp;mot de passe…</translation>
    </message>
    <message>
        <source>Entries are written as {person}</source>
        <translation>Les entrées sont écrites au nom de {person}</translation>
    </message>
    <message>
        <source>Sign in as another of the people of the demo</source>
        <translation>Se connecter comme une autre des personnes de la démonstration</translation>
    </message>
    <message>
        <source>Signed in: {person}, {roles}</source>
        <translation>Connecté : {person}, {roles}</translation>
    </message>
    <message>
        <source>Switch person…</source>
        <translation>Changer de personne…</translation>
    </message>
    <message>
        <source>The log carries the name {name}. Lock, switch person, change the password.</source>
        <translation>Le journal porte le nom {name}. Verrouiller, changer de personne, changer le mot de passe.</translation>
    </message>
    <message>
        <source>{person} · {roles}</source>
        <translation>{person} · {roles}</translation>
    </message>
</context>
<context>
    <name>PicturePane</name>
    <message>
        <source>No picture</source>
        <translation>Aucune image</translation>
    </message>
    <message>
        <source>shown at {percent}% of its pixels</source>
        <translation>affichée à {percent} % de ses pixels</translation>
    </message>
    <message>
        <source>{percent}% of its pixels</source>
        <translation>{percent} % de ses pixels</translation>
    </message>
    <message>
        <source>{scale} · enlarged</source>
        <translation>{scale} · agrandie</translation>
    </message>
    <message>
        <source>{scale} · enlarged: pixels in between are not evidence</source>
        <translation>{scale} · agrandie : les pixels intermédiaires ne sont pas une preuve</translation>
    </message>
    <message>
        <source>{scale}, turned {degrees}°</source>
        <translation>{scale}, tournée de {degrees}°</translation>
    </message>
    <message>
        <source>{scale}, {degrees}°</source>
        <translation>{scale}, {degrees}°</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} pixels</translation>
    </message>
</context>
<context>
    <name>PictureReader</name>
    <message>
        <source>Reading a picture</source>
        <translation>Lecture d’une image</translation>
    </message>
</context>
<context>
    <name>PictureSide</name>
    <message>
        <source>Adjust…</source>
        <translation>Ajuster…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Crop, turn, levels, grey, before and after side by side; nothing is enhanced</source>
        <translation>Recadrage, rotation, niveaux, gris, avant et après côte à côte ; rien n’est amélioré</translation>
    </message>
    <message>
        <source>Drop a picture here, paste it, or open it.

The original is kept untouched.</source>
        <translation>Déposez une image ici, collez-la ou ouvrez-la.

L’original reste intact.</translation>
    </message>
    <message>
        <source>Left: the untouched original. Above: adjusted.</source>
        <translation>À gauche : l’original intact. Ci-dessus : ajusté.</translation>
    </message>
    <message>
        <source>Open a probe picture (Ctrl+O)</source>
        <translation>Ouvrir l’image d’une photo question (Ctrl+O)</translation>
    </message>
    <message>
        <source>Open picture…</source>
        <translation>Ouvrir une image…</translation>
    </message>
    <message>
        <source>Open probe picture</source>
        <translation>Ouvrir l’image d’une photo question</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Images ({patterns})</translation>
    </message>
    <message>
        <source>Practice cases (synthetic faces)</source>
        <translation>Cas d’exercice (visages synthétiques)</translation>
    </message>
    <message>
        <source>Recorded; the original is kept untouched.</source>
        <translation>Enregistrée ; l’original reste intact.</translation>
    </message>
    <message>
        <source>Take a picture or a file from the clipboard</source>
        <translation>Prendre une image ou un fichier du presse-papiers</translation>
    </message>
    <message>
        <source>The probe is recorded as it is; take it in again to adjust it otherwise</source>
        <translation>La photo question est enregistrée telle quelle ; prenez-la en charge à nouveau pour l’ajuster autrement</translation>
    </message>
    <message>
        <source>The untouched original</source>
        <translation>L’original intact</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard. Copy a picture or a file first.</source>
        <translation>Il n’y a pas d’image dans le presse-papiers. Copiez d’abord une image ou un fichier.</translation>
    </message>
    <message>
        <source>pasted picture{suffix}</source>
        <translation>image collée{suffix}</translation>
    </message>
    <message>
        <source>{count} faces were found: click the one to search.</source>
        <translation>{count} visages ont été trouvés : cliquez celui à rechercher.</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, {kind}.</source>
        <translation>{width} × {height} pixels, {kind}.</translation>
    </message>
</context>
<context>
    <name>PlaceBar</name>
    <message>
        <source>Face {place}: answered</source>
        <translation>Visage {place} : a une réponse</translation>
    </message>
    <message>
        <source>Face {place}: not answered yet</source>
        <translation>Visage {place} : pas encore de réponse</translation>
    </message>
    <message>
        <source>Face {place}: taken out of the gallery</source>
        <translation>Visage {place} : retiré de la galerie</translation>
    </message>
    <message>
        <source>Next face</source>
        <translation>Visage suivant</translation>
    </message>
    <message>
        <source>Previous face</source>
        <translation>Visage précédent</translation>
    </message>
    <message>
        <source>The face after this one (Alt+Right)</source>
        <translation>Le visage après celui-ci (Alt+Droite)</translation>
    </message>
    <message>
        <source>The face before this one (Alt+Left)</source>
        <translation>Le visage avant celui-ci (Alt+Gauche)</translation>
    </message>
</context>
<context>
    <name>PlotExport</name>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Document (*.pdf)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Dessin (*.svg)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Image (*.png)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>These rates are a floor: pictures under investigation are harder than portraits.</source>
        <translation>Ces taux sont un plancher : les images d’une enquête sont plus difficiles que des portraits.</translation>
    </message>
    <message>
        <source>synthetic faces</source>
        <translation>visages synthétiques</translation>
    </message>
    <message>
        <source>{gallery} · {pack} · {people} · {kind} · T = {threshold} · measured {date}</source>
        <translation>{gallery} · {pack} · {people} · {kind} · T = {threshold} · mesuré le {date}</translation>
    </message>
    <message>
        <source>{sides} · {n} people in common · measured {date}</source>
        <translation>{sides} · {n} personnes en commun · mesuré le {date}</translation>
    </message>
</context>
<context>
    <name>PlotFrame</name>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Dessin (SVG)…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Export: {plot}</source>
        <translation>Exporter : {plot}</translation>
    </message>
    <message>
        <source>No error rate has been measured for this gallery yet.</source>
        <translation>Aucun taux d’erreur n’a encore été mesuré pour cette galerie.</translation>
    </message>
    <message>
        <source>Numbers (CSV)…</source>
        <translation>Nombres (CSV)…</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Image (PNG)…</translation>
    </message>
    <message>
        <source>Save this plot as a picture, or its numbers as a table.</source>
        <translation>Enregistrer ce graphique comme image, ou ses nombres comme tableau.</translation>
    </message>
</context>
<context>
    <name>PlotTexts</name>
    <message>
        <source>Cohort-normalised score</source>
        <translation>Score normalisé par cohorte</translation>
    </message>
    <message>
        <source>Cohort-normalised score (higher is more alike)</source>
        <translation>Score normalisé par cohorte (plus haut : plus semblable)</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>Score brut</translation>
    </message>
    <message>
        <source>Raw score of the model pack (higher is more alike)</source>
        <translation>Score brut du pack de modèles (plus haut : plus semblable)</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} à {high})</translation>
    </message>
</context>
<context>
    <name>PoliciesSection</name>
    <message>
        <source>A dated TOML file: it becomes part of the record as it is</source>
        <translation>Un fichier TOML daté : il entre au dossier tel qu’il est</translation>
    </message>
    <message>
        <source>Adopt a policy profile</source>
        <translation>Adopter un profil de règles</translation>
    </message>
    <message>
        <source>Adopt a profile…</source>
        <translation>Adopter un profil…</translation>
    </message>
    <message>
        <source>An open case keeps the text that it began with, whatever happens to the file.</source>
        <translation>Une affaire ouverte garde le texte par lequel elle a commencé, quoi qu’il advienne du fichier.</translation>
    </message>
    <message>
        <source>Cases of the demo begin with the policy “Training”.</source>
        <translation>Les affaires de la démonstration commencent par les règles « Entraînement ».</translation>
    </message>
    <message>
        <source>New cases &amp;begin with</source>
        <translation>Les nouvelles affaires &amp;commencent par</translation>
    </message>
    <message>
        <source>Policy profiles (*.toml)</source>
        <translation>Profils de règles (*.toml)</translation>
    </message>
    <message>
        <source>Policy that new cases begin with</source>
        <translation>Règles par lesquelles commencent les nouvelles affaires</translation>
    </message>
    <message>
        <source>The administrator of this computer hands out profiles in {folder}.</source>
        <translation>L’administrateur de cet ordinateur distribue des profils dans {folder}.</translation>
    </message>
    <message>
        <source>The administrator of this computer offers these profiles only, in {folder}.</source>
        <translation>L’administrateur de cet ordinateur n’offre que ces profils, dans {folder}.</translation>
    </message>
    <message>
        <source>{title} ({day})</source>
        <translation>{title} ({day})</translation>
    </message>
</context>
<context>
    <name>PolicyCard</name>
    <message>
        <source>Policy profile</source>
        <translation>Profil de règles</translation>
    </message>
    <message>
        <source>What it asks</source>
        <translation>Ce qu’il demande</translation>
    </message>
    <message>
        <source>What it leaves to you, and no program can see to</source>
        <translation>Ce qu’il vous laisse, et qu’aucun programme ne peut assurer</translation>
    </message>
    <message>
        <source>{basis}. Dated {day}.</source>
        <translation>{basis}. Daté du {day}.</translation>
    </message>
</context>
<context>
    <name>Preparation</name>
    <message>
        <source>Get the models (107 MB)</source>
        <translation>Obtenir les modèles (107 Mo)</translation>
    </message>
    <message>
        <source>Getting the models</source>
        <translation>Obtention des modèles</translation>
    </message>
    <message>
        <source>The models are fetched and converted once (about 107 MB, checked by hash). Nothing of your data leaves this computer.</source>
        <translation>Les modèles sont téléchargés et convertis une fois (environ 107 Mo, vérifiés par empreinte). Rien de vos données ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>The models are not here yet; without them nothing can be enrolled.</source>
        <translation>Les modèles ne sont pas encore là ; sans eux, rien ne peut être enrôlé.</translation>
    </message>
    <message>
        <source>The models that find and compare faces are not here yet. They are fetched and converted once (about 107 MB, checked by hash); nothing of your data leaves this computer. Settings can add another pack instead, or install them without a network.</source>
        <translation>Les modèles qui trouvent et comparent les visages ne sont pas encore là. Ils sont téléchargés et convertis une fois (environ 107 Mo, vérifiés par empreinte) ; rien de vos données ne quitte cet ordinateur. Les réglages peuvent ajouter un autre pack, ou les installer sans réseau.</translation>
    </message>
</context>
<context>
    <name>PresetPanel</name>
    <message>
        <source>Holds for the model pack {packs} only.</source>
        <translation>Ne vaut que pour le pack de modèles {packs}.</translation>
    </message>
    <message>
        <source>Holds for the normalised score only.</source>
        <translation>Ne vaut que pour le score normalisé.</translation>
    </message>
    <message>
        <source>Holds for the raw score only.</source>
        <translation>Ne vaut que pour le score brut.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Source : {source}</translation>
    </message>
    <message>
        <source>Threshold {value}</source>
        <translation>Seuil {value}</translation>
    </message>
    <message>
        <source>{people} people can tell no more than {most}.</source>
        <translation>{people} personnes ne disent rien au-delà de {most}.</translation>
    </message>
</context>
<context>
    <name>ProbePage</name>
    <message>
        <source>Opens a new case</source>
        <translation>Ouvre une nouvelle affaire</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Lecture de l’image…</translation>
    </message>
</context>
<context>
    <name>ProbeWork</name>
    <message>
        <source>Reading the probe</source>
        <translation>Lecture de la photo question</translation>
    </message>
    <message>
        <source>Recording the analysis</source>
        <translation>Enregistrement de l’analyse</translation>
    </message>
    <message>
        <source>Recording the probe</source>
        <translation>Enregistrement de la photo question</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Recherche</translation>
    </message>
</context>
<context>
    <name>ProtectionSection</name>
    <message>
        <source>Encryption of the disk</source>
        <translation>Chiffrement du disque</translation>
    </message>
    <message>
        <source>Have BitLocker turned on for it, in Windows' settings.</source>
        <translation>Faites-y activer BitLocker, dans les paramètres de Windows.</translation>
    </message>
    <message>
        <source>Have FileVault turned on, in System Settings, Privacy &amp; Security.</source>
        <translation>Faites activer FileVault, dans Réglages Système, Confidentialité et sécurité.</translation>
    </message>
    <message>
        <source>Have the workspace moved to a disk that is encrypted with LUKS.</source>
        <translation>Faites déplacer l’espace de travail sur un disque chiffré avec LUKS.</translation>
    </message>
    <message>
        <source>Looking at the disk</source>
        <translation>Examen du disque</translation>
    </message>
    <message>
        <source>Looking whether the disk is encrypted…</source>
        <translation>Vérification du chiffrement du disque…</translation>
    </message>
    <message>
        <source>Other accounts of this computer could read the workspace until it was opened ({count}). They cannot any more, and the log says so.</source>
        <translation>D’autres comptes de cet ordinateur pouvaient lire l’espace de travail jusqu’à son ouverture ({count}). Ils ne le peuvent plus, et le journal le dit.</translation>
    </message>
    <message>
        <source>Permissions of the files</source>
        <translation>Droits des fichiers</translation>
    </message>
    <message>
        <source>The files have the permissions of the folder that they lie in: keep the workspace in your own profile.</source>
        <translation>Les fichiers ont les droits du dossier où ils se trouvent : gardez l’espace de travail dans votre propre profil.</translation>
    </message>
    <message>
        <source>Whether the disk that holds the workspace is encrypted cannot be told from here{by}. Ask whoever looks after this computer; the program itself encrypts nothing.</source>
        <translation>On ne peut dire d’ici si le disque qui porte l’espace de travail est chiffré{by}. Demandez à la personne chargée de cet ordinateur ; le programme lui-même ne chiffre rien.</translation>
    </message>
    <message>
        <source>⚠ Other accounts of this computer can read the workspace ({count}): the files are not yours, or their disk keeps no permissions. Move it to a folder of your own.</source>
        <translation>⚠ D’autres comptes de cet ordinateur peuvent lire l’espace de travail ({count}) : les fichiers ne sont pas à vous, ou leur disque ne garde pas de droits. Déplacez-le dans un dossier à vous.</translation>
    </message>
    <message>
        <source>⚠ The disk that holds the workspace is not encrypted{by}: whoever takes this computer can read every picture and name. {what}</source>
        <translation>⚠ Le disque qui porte l’espace de travail n’est pas chiffré{by} : quiconque prend cet ordinateur peut lire chaque image et chaque nom. {what}</translation>
    </message>
    <message>
        <source>✓ Of this computer's accounts only yours can open the files.</source>
        <translation>✓ Parmi les comptes de cet ordinateur, seul le vôtre peut ouvrir les fichiers.</translation>
    </message>
    <message>
        <source>✓ The disk that holds the workspace is encrypted{by}.</source>
        <translation>✓ Le disque qui porte l’espace de travail est chiffré{by}.</translation>
    </message>
</context>
<context>
    <name>QualityModel</name>
    <message>
        <source>Component</source>
        <translation>Composante</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
</context>
<context>
    <name>QualityPanel</name>
    <message>
        <source>Components and scales after ISO/IEC 29794-5; pose and sharpness are estimates.</source>
        <translation>Composantes et échelles selon ISO/IEC 29794-5 ; pose et netteté sont des estimations.</translation>
    </message>
    <message>
        <source>Face quality</source>
        <translation>Qualité du visage</translation>
    </message>
    <message>
        <source>Nothing measured here speaks against a search.</source>
        <translation>Rien de ce qui est mesuré ici ne s’oppose à une recherche.</translation>
    </message>
    <message>
        <source>Quality appears here once a picture is open.</source>
        <translation>La qualité apparaît ici dès qu’une image est ouverte.</translation>
    </message>
</context>
<context>
    <name>RateView</name>
    <message>
        <source>A search for somebody who is not here returns {count} candidates on average (SEL).</source>
        <translation>Une recherche d’une personne absente d’ici rend en moyenne {count} candidats (SEL).</translation>
    </message>
    <message>
        <source>FPIR at least {low} (one-sided 95% bound), measured by leaving out each of {people} people.</source>
        <translation>FPIR d’au moins {low} (borne unilatérale à 95 %), mesuré en écartant chacune des {people} personnes.</translation>
    </message>
    <message>
        <source>FPIR at most {high} (one-sided 95% bound), measured by leaving out each of {people} people.</source>
        <translation>FPIR d’au plus {high} (borne unilatérale à 95 %), mesuré en écartant chacune des {people} personnes.</translation>
    </message>
    <message>
        <source>FPIR {value}, 95% interval {low} to {high}, measured by leaving out each of {people} people.</source>
        <translation>FPIR {value}, intervalle à 95 % de {low} à {high}, mesuré en écartant chacune des {people} personnes.</translation>
    </message>
    <message>
        <source>Lowered from the default {default}: about 1 in {people} people who are not in this gallery would get a candidate.</source>
        <translation>Abaissé par rapport au défaut {default} : environ 1 personne sur {people} absentes de la galerie obtiendrait un candidat.</translation>
    </message>
    <message>
        <source>No search for somebody who is not here returned a candidate (SEL 0).</source>
        <translation>Aucune recherche d’une personne absente d’ici n’a rendu de candidat (SEL 0).</translation>
    </message>
    <message>
        <source>{sentence} FNIR {value}, 95% interval {low} to {high}.</source>
        <translation>{sentence} FNIR {value}, intervalle à 95 % de {low} à {high}.</translation>
    </message>
</context>
<context>
    <name>RatesPanel</name>
    <message>
        <source>About {seconds} s left.</source>
        <translation>Encore {seconds} s environ.</translation>
    </message>
    <message>
        <source>Candidates at or above T = {threshold}: at least {count}.</source>
        <translation>Candidats à T = {threshold} ou au-dessus : au moins {count}.</translation>
    </message>
    <message>
        <source>Candidates at or above T = {threshold}: {count}.</source>
        <translation>Candidats à T = {threshold} ou au-dessus : {count}.</translation>
    </message>
    <message>
        <source>FNIR: the share of people in this gallery whom a search does not put first</source>
        <translation>FNIR : la part des personnes de cette galerie qu’une recherche ne place pas en tête</translation>
    </message>
    <message>
        <source>Gallery portraits are easier than operational probes: this rate is a floor. Expect more errors in casework.</source>
        <translation>Les portraits d’une galerie sont plus faciles que les photos question de terrain : ce taux est un plancher. Attendez-vous à plus d’erreurs sur affaire.</translation>
    </message>
    <message>
        <source>Gallery “{gallery}”, model pack {pack}</source>
        <translation>Galerie « {gallery} », pack de modèles {pack}</translation>
    </message>
    <message>
        <source>Interval of the error rate</source>
        <translation>Intervalle du taux d’erreur</translation>
    </message>
    <message>
        <source>Measuring error rates</source>
        <translation>Mesure des taux d’erreur</translation>
    </message>
    <message>
        <source>Measuring error rates on this gallery: each person is left out in turn.</source>
        <translation>Mesure des taux d’erreur sur cette galerie : chaque personne est écartée à son tour.</translation>
    </message>
    <message>
        <source>Nothing was measured for this gallery and pack. How often a search points at somebody else is not known.</source>
        <translation>Rien n’a été mesuré pour cette galerie et ce pack. Combien de fois une recherche désigne quelqu’un d’autre n’est pas connu.</translation>
    </message>
    <message>
        <source>Open a gallery to see what is known about its error rates.</source>
        <translation>Ouvrez une galerie pour voir ce que l’on sait de ses taux d’erreur.</translation>
    </message>
    <message>
        <source>Synthetic faces; the error rates shown are properties of this demo set.</source>
        <translation>Visages synthétiques ; les taux d’erreur affichés sont des propriétés de ce jeu de démonstration.</translation>
    </message>
    <message>
        <source>The expected number of false candidates of a non-mated search</source>
        <translation>Le nombre attendu de faux candidats d’une recherche non appariée</translation>
    </message>
    <message>
        <source>The gallery changed after this was measured. Measure again before relying on it.</source>
        <translation>La galerie a changé après cette mesure. Mesurez à nouveau avant de vous y fier.</translation>
    </message>
    <message>
        <source>This does not say how likely a candidate is the right person.</source>
        <translation>Cela ne dit pas avec quelle vraisemblance un candidat est la bonne personne.</translation>
    </message>
    <message>
        <source>What is known about error</source>
        <translation>Ce que l’on sait de l’erreur</translation>
    </message>
    <message>
        <source>{done} of {total}.</source>
        <translation>{done} sur {total}.</translation>
    </message>
</context>
<context>
    <name>ReEnrolDialog</name>
    <message>
        <source>&amp;Name of the new gallery</source>
        <translation>&amp;Nom de la nouvelle galerie</translation>
    </message>
    <message>
        <source>A gallery of this name is there. If it was made of “{gallery}” with this pack, only pictures that came since are added to it; otherwise choose another name.</source>
        <translation>Une galerie de ce nom existe. Si elle a été faite de « {gallery} » avec ce pack, seules les images venues depuis y sont ajoutées ; sinon, choisissez un autre nom.</translation>
    </message>
    <message>
        <source>A new gallery is made of the {faces} pictures of “{gallery}” and of what is recorded about them; faces are found and templates made anew by the other pack. “{gallery}” stays as it is, and so do the searches and cases that belong to it. Scores of the two packs are never compared with each other. The work goes on beside others, can be stopped, and is gone on with where it ended.</source>
        <translation>Une nouvelle galerie est faite des {faces} images de « {gallery} » et de ce qui en est renseigné ; les visages sont trouvés et les gabarits faits à nouveau par l’autre pack. « {gallery} » reste telle quelle, ainsi que les recherches et affaires qui s’y rapportent. Les scores des deux packs ne sont jamais comparés entre eux. Le travail se fait à côté d’autres, peut être arrêté, et reprend là où il s’est arrêté.</translation>
    </message>
    <message>
        <source>Enrol again</source>
        <translation>Enrôler à nouveau</translation>
    </message>
    <message>
        <source>Enrol again with another pack</source>
        <translation>Enrôler à nouveau avec un autre pack</translation>
    </message>
    <message>
        <source>Installed packs other than the one that enrolled this gallery</source>
        <translation>Packs installés autres que celui qui a enrôlé cette galerie</translation>
    </message>
    <message>
        <source>Licence: {licence}
Trained on: {data}</source>
        <translation>Licence : {licence}
Entraîné sur : {data}</translation>
    </message>
    <message>
        <source>Model &amp;pack</source>
        <translation>&amp;Pack de modèles</translation>
    </message>
    <message>
        <source>Model pack</source>
        <translation>Pack de modèles</translation>
    </message>
    <message>
        <source>Name of the new gallery</source>
        <translation>Nom de la nouvelle galerie</translation>
    </message>
    <message>
        <source>That is the gallery itself: give the new one another name.</source>
        <translation>C’est la galerie elle-même : donnez un autre nom à la nouvelle.</translation>
    </message>
    <message>
        <source>There is no other pack on this computer. Settings can add one; then come back here.</source>
        <translation>Il n’y a pas d’autre pack sur cet ordinateur. Les réglages peuvent en ajouter un ; revenez ensuite ici.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk that holds the workspace.</source>
        <translation>Il n’y a pas assez de place sur le disque qui porte l’espace de travail.</translation>
    </message>
    <message>
        <source>Trying the pack</source>
        <translation>Essai du pack</translation>
    </message>
    <message>
        <source>Trying the pack on a few pictures of the gallery…</source>
        <translation>Essai du pack sur quelques images de la galerie…</translation>
    </message>
    <message>
        <source>{gallery} ({pack})</source>
        <translation>{gallery} ({pack})</translation>
    </message>
    <message>
        <source>{name} ({id})</source>
        <translation>{name} ({id})</translation>
    </message>
</context>
<context>
    <name>ReEnrolment</name>
    <message>
        <source>About {size} on the disk, where {free} are free; the pictures are there already.</source>
        <translation>Environ {size} sur le disque, où {free} sont libres ; les images y sont déjà.</translation>
    </message>
    <message>
        <source>About {time}: {rate} pictures a second, tried on {sample} of them just now.</source>
        <translation>Environ {time} : {rate} images par seconde, essayé à l’instant sur {sample} d’entre elles.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Fermer cet avis</translation>
    </message>
    <message>
        <source>Compare the two…</source>
        <translation>Comparer les deux…</translation>
    </message>
    <message>
        <source>Enrol again with another pack…</source>
        <translation>Enrôler à nouveau avec un autre pack…</translation>
    </message>
    <message>
        <source>Enrol again…</source>
        <translation>Enrôler à nouveau…</translation>
    </message>
    <message>
        <source>Enrolling “{gallery}” again with {pack}</source>
        <translation>Enrôlement à nouveau de « {gallery} » avec {pack}</translation>
    </message>
    <message>
        <source>Enrolling “{source}” again with the pack {pack}, as “{target}”, was interrupted after {done} of {total} pictures. Nothing already done is repeated.</source>
        <translation>L’enrôlement à nouveau de « {source} » avec le pack {pack}, sous le nom « {target} », a été interrompu après {done} images sur {total}. Rien de ce qui est déjà fait n’est refait.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>How long it takes is not known: none of the pictures tried could be read.</source>
        <translation>On ne sait pas combien de temps cela prend : aucune des images essayées n’a pu être lue.</translation>
    </message>
    <message>
        <source>Keep what was enrolled and do not ask again</source>
        <translation>Garder ce qui a été enrôlé et ne plus demander</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>Laisser ainsi</translation>
    </message>
    <message>
        <source>Reading the gallery</source>
        <translation>Lecture de la galerie</translation>
    </message>
    <message>
        <source>With another model pack: a new gallery of the same pictures and records</source>
        <translation>Avec un autre pack de modèles : une nouvelle galerie des mêmes images et renseignements</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{text} The pack refused {refused} of them, which the comparison counts.</source>
        <translation>{text} Le pack en a refusé {refused}, ce que la comparaison compte.</translation>
    </message>
    <message>
        <source>“{source}” was enrolled again as “{target}”: {enrolled} of {images} pictures.</source>
        <translation>« {source} » a été enrôlée à nouveau sous le nom « {target} » : {enrolled} images sur {images}.</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>&amp;Reason (required)</source>
        <translation>&amp;Motif (obligatoire)</translation>
    </message>
    <message>
        <source>A reason of at least {count} characters and two words.</source>
        <translation>Un motif d’au moins {count} caractères et deux mots.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
</context>
<context>
    <name>ReceivedWindow</name>
    <message>
        <source>Candidates</source>
        <translation>Candidats</translation>
    </message>
    <message>
        <source>Disclosure pack of the case {number}</source>
        <translation>Dossier de communication de l’affaire {number}</translation>
    </message>
    <message>
        <source>Exported log</source>
        <translation>Journal exporté</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Probes</source>
        <translation>Photos question</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Lecture du fichier</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Lecture de {name}…</translation>
    </message>
    <message>
        <source>Released leads</source>
        <translation>Pistes communiquées</translation>
    </message>
    <message>
        <source>SHA-256 of this file</source>
        <translation>SHA-256 de ce fichier</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Enregistrer en &amp;PDF…</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Recherches</translation>
    </message>
    <message>
        <source>The file itself is not signed. That it is the one that left, the log says: export the log there, then run second-look-verify LOG --key KEY --file THIS FILE.</source>
        <translation>Le fichier lui-même n’est pas signé. Que ce soit bien celui qui est parti, le journal le dit : exportez-y le journal, puis lancez second-look-verify LOG --key KEY --file THIS FILE.</translation>
    </message>
    <message>
        <source>The pages as they are printed</source>
        <translation>Les pages telles qu’elles s’impriment</translation>
    </message>
    <message>
        <source>This file cannot be shown</source>
        <translation>Ce fichier ne peut être affiché</translation>
    </message>
    <message>
        <source>Verifier key</source>
        <translation>Clé de vérification</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été constaté</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>Writing the pages</source>
        <translation>Écriture des pages</translation>
    </message>
    <message>
        <source>{line} The checkpoint in it bears a signature.</source>
        <translation>{line} Le point de contrôle qu’il contient porte une signature.</translation>
    </message>
    <message>
        <source>{line} The checkpoint in it is not signed.</source>
        <translation>{line} Le point de contrôle qu’il contient n’est pas signé.</translation>
    </message>
    <message>
        <source>{name}: Second Look</source>
        <translation>{name} : Second Look</translation>
    </message>
    <message>
        <source>{when}, by {who}</source>
        <translation>{when}, par {who}</translation>
    </message>
    <message>
        <source>✓ It is intact, by the key that it brought itself. Compare that key with the one on a report, or give yours to second-look-verify.</source>
        <translation>✓ Il est intact, d’après la clé qu’il a apportée lui-même. Comparez cette clé à celle d’un rapport, ou donnez la vôtre à second-look-verify.</translation>
    </message>
    <message>
        <source>✓ Saved as {name}.</source>
        <translation>✓ Enregistré sous {name}.</translation>
    </message>
    <message>
        <source>✗ It is not intact: it was changed after it was made.</source>
        <translation>✗ Il n’est pas intact : il a été modifié après avoir été fait.</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>No other workspace was opened yet</source>
        <translation>Aucun autre espace de travail n’a encore été ouvert</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>La liste est vide.</translation>
    </message>
    <message>
        <source>{name} ({when})</source>
        <translation>{name} ({when})</translation>
    </message>
</context>
<context>
    <name>RecipeModel</name>
    <message>
        <source>A later crop was drawn on the result of this step: take that crop away first.</source>
        <translation>Un recadrage ultérieur a été dessiné sur le résultat de cette étape : retirez d’abord ce recadrage.</translation>
    </message>
</context>
<context>
    <name>RefusalsDialog</name>
    <message>
        <source>Copy list</source>
        <translation>Copier la liste</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Files passed over because they are no kind of picture that is read: {count}</source>
        <translation>Fichiers laissés de côté, car d’aucun genre d’image lisible : {count}</translation>
    </message>
    <message>
        <source>Images that were not enrolled</source>
        <translation>Images non enrôlées</translation>
    </message>
    <message>
        <source>Images that were not enrolled: {count}</source>
        <translation>Images non enrôlées : {count}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Ce que cela veut dire</translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message>
        <source>A filler was called a lead in this look.</source>
        <translation>Un figurant a été déclaré piste dans cet examen.</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>Concluded otherwise</source>
        <translation>A conclu autrement</translation>
    </message>
    <message>
        <source>Corroboration: {who}, {when}</source>
        <translation>Corroboration : {who}, {when}</translation>
    </message>
    <message>
        <source>First conclusion: {who}, {when}</source>
        <translation>Première conclusion : {who}, {when}</translation>
    </message>
    <message>
        <source>No error rate could be measured on this gallery.</source>
        <translation>Aucun taux d’erreur n’a pu être mesuré sur cette galerie.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Release a lead</source>
        <translation>Communiquer une piste</translation>
    </message>
    <message>
        <source>Release as a lead</source>
        <translation>Communiquer comme piste</translation>
    </message>
    <message>
        <source>Search of {when}</source>
        <translation>Recherche du {when}</translation>
    </message>
    <message>
        <source>Your &amp;password, once more</source>
        <translation>Votre mot de &amp;passe, encore une fois</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Votre mot de passe</translation>
    </message>
    <message>
        <source>{look}, blind among {count} faces: {who}, {when}</source>
        <translation>{look}, à l’aveugle parmi {count} visages : {who}, {when}</translation>
    </message>
    <message>
        <source>{subject}, in the case {number}</source>
        <translation>{subject}, dans l’affaire {number}</translation>
    </message>
    <message>
        <source>{text} Source: {source}</source>
        <translation>{text} Source : {source}</translation>
    </message>
    <message>
        <source>“{gallery}”, {count} people; rank {rank} of the candidate list.</source>
        <translation>« {gallery} », {count} personnes ; rang {rank} de la liste de candidats.</translation>
    </message>
    <message>
        <source>⚠ Released, it says: worth investigating by other means. It does not say who the person on the probe is, and it is no ground for an arrest by itself.</source>
        <translation>⚠ Communiquée, elle dit : mérite d’être vérifiée par d’autres moyens. Elle ne dit pas qui est la personne de la photo question, et elle ne fonde à elle seule aucune arrestation.</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message numerus="yes">
        <source>%n in all.</source>
        <translation>
            <numerusform>%n en tout.</numerusform>
            <numerusform>%n en tout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of those searched are enrolled in the gallery too: each was searched among everybody else.</source>
        <translation>
            <numerusform>%n des personnes recherchées est aussi enrôlée dans la galerie : elle a été recherchée parmi toutes les autres.</numerusform>
            <numerusform>%n des personnes recherchées sont aussi enrôlées dans la galerie : chacune a été recherchée parmi toutes les autres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {people} people who are not in this gallery got a false candidate at this setting.</source>
        <translation>
            <numerusform>%n personne sur {people} absentes de cette galerie a obtenu un faux candidat à ce réglage.</numerusform>
            <numerusform>%n personnes sur {people} absentes de cette galerie ont obtenu un faux candidat à ce réglage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {people} people, each taken out of this gallery in turn, got a false candidate at this setting.</source>
        <translation>
            <numerusform>%n personne sur {people}, retirée à son tour de cette galerie, a obtenu un faux candidat à ce réglage.</numerusform>
            <numerusform>%n personnes sur {people}, chacune retirée à son tour de cette galerie, ont obtenu un faux candidat à ce réglage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody of “{gallery}” ({size} people) was searched among all the others. A false candidate is somebody else.</source>
        <translation>Chacun de « {gallery} » ({size} personnes) a été recherché parmi tous les autres. Un faux candidat est quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>False candidate first: {name} ({recorded}), score {score}.</source>
        <translation>Faux candidat en tête : {name} ({recorded}), score {score}.</translation>
    </message>
    <message>
        <source>More often than the others, beyond chance.</source>
        <translation>Plus souvent que les autres, au-delà du hasard.</translation>
    </message>
    <message>
        <source>None of those searched; one-sided 95% bound: at most {high}.</source>
        <translation>Aucune des personnes recherchées ; borne unilatérale à 95 % : au plus {high}.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n people nothing is recorded here.</source>
        <translation>
            <numerusform>Pour %n personne, rien n’est renseigné ici.</numerusform>
            <numerusform>Pour %n personnes, rien n’est renseigné ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Person {row} of {rows}: {person} ({recorded}).</source>
        <translation>Personne {row} sur {rows} : {person} ({recorded}).</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>chargement</translation>
    </message>
    <message>
        <source>not enough data (n = {n})</source>
        <translation>données insuffisantes (n = {n})</translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation>rien de renseigné</translation>
    </message>
    <message>
        <source>{events} of {n}, {value}</source>
        <translation>{events} sur {n}, {value}</translation>
    </message>
    <message>
        <source>{value} of them; 95% interval {low} to {high}.</source>
        <translation>{value} d’entre elles ; intervalle à 95 % de {low} à {high}.</translation>
    </message>
    <message>
        <source>“{probes}” searched in “{gallery}” ({size} people). A false candidate is somebody else.</source>
        <translation>« {probes} » recherchées dans « {gallery} » ({size} personnes). Un faux candidat est quelqu’un d’autre.</translation>
    </message>
</context>
<context>
    <name>ReplayPanel</name>
    <message>
        <source>A replay in the form of the ACLU's test of 2018: many people are searched for, none of whom is in the gallery. There 28 of 535 got a false candidate. Choose whom to search for and run it; then move the threshold.</source>
        <translation>Un rejeu à la manière de l’essai de l’ACLU de 2018 : on recherche beaucoup de personnes, dont aucune n’est dans la galerie. 28 sur 535 y ont obtenu un faux candidat. Choisissez qui rechercher et lancez ; puis déplacez le seuil.</translation>
    </message>
    <message>
        <source>A replay needs a gallery. Enrol images first.</source>
        <translation>Un rejeu a besoin d’une galerie. Enrôlez d’abord des images.</translation>
    </message>
    <message>
        <source>People to search for</source>
        <translation>Personnes à rechercher</translation>
    </message>
    <message>
        <source>Replay: searching for everybody in turn</source>
        <translation>Rejeu : recherche de chacun à son tour</translation>
    </message>
    <message>
        <source>Run replay</source>
        <translation>Lancer le rejeu</translation>
    </message>
    <message>
        <source>Search &amp;for</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>Searches for each of them in turn. The log of this workspace says that it was done.</source>
        <translation>Recherche chacune d’elles à son tour. Le journal de cet espace de travail dit que cela a été fait.</translation>
    </message>
    <message>
        <source>Searching for everybody in turn…</source>
        <translation>Recherche de chacun à son tour…</translation>
    </message>
    <message>
        <source>Whom to search for. Nobody of them is in the gallery while being searched.</source>
        <translation>Qui rechercher. Aucune de ces personnes n’est dans la galerie pendant qu’on la recherche.</translation>
    </message>
    <message>
        <source>everybody of this gallery, each left out in turn</source>
        <translation>tout le monde de cette galerie, chacun écarté à son tour</translation>
    </message>
    <message>
        <source>in “{gallery}”</source>
        <translation>dans « {gallery} »</translation>
    </message>
    <message>
        <source>“{name}” ({people} people)</source>
        <translation>« {name} » ({people} personnes)</translation>
    </message>
</context>
<context>
    <name>ReplayView</name>
    <message>
        <source>&amp;Split by recorded group</source>
        <translation>&amp;Séparer par groupe renseigné</translation>
    </message>
    <message>
        <source>At this setting nobody gets a false candidate. Lower the threshold to see who would.</source>
        <translation>À ce réglage, personne n’obtient de faux candidat. Abaissez le seuil pour voir qui en aurait un.</translation>
    </message>
    <message>
        <source>Groups as recorded in the metadata of the people searched; none is guessed.</source>
        <translation>Groupes tels que renseignés dans les métadonnées des personnes recherchées ; aucun n’est deviné.</translation>
    </message>
    <message>
        <source>Reading the gallery</source>
        <translation>Lecture de la galerie</translation>
    </message>
    <message>
        <source>Split by recorded group</source>
        <translation>Séparer par groupe renseigné</translation>
    </message>
    <message>
        <source>Thin lines: 95% intervals. Fewer than 30 people give no rate.</source>
        <translation>Lignes fines : intervalles à 95 %. Moins de 30 personnes ne donnent pas de taux.</translation>
    </message>
    <message>
        <source>Warning sign: more often than the others, beyond chance.</source>
        <translation>Signe d’avertissement : plus souvent que les autres, au-delà du hasard.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>(the picture cannot be shown)</source>
        <translation>(l’image ne peut être affichée)</translation>
    </message>
    <message>
        <source>Adjusted by the recipe below</source>
        <translation>Ajustée selon la recette ci-dessous</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>Ajustements</translation>
    </message>
    <message>
        <source>After the conclusions</source>
        <translation>Après les conclusions</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>All candidates</source>
        <translation>Tous les candidats</translation>
    </message>
    <message>
        <source>Analysed by</source>
        <translation>Analysée par</translation>
    </message>
    <message>
        <source>Analysis before any candidate was shown</source>
        <translation>Analyse avant l’affichage de tout candidat</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>As enrolled</source>
        <translation>Tel qu’enrôlé</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autorité</translation>
    </message>
    <message>
        <source>Basis of the profile</source>
        <translation>Fondement du profil</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Candidate of rank {rank}: subject {subject}</source>
        <translation>Candidat de rang {rank} : sujet {subject}</translation>
    </message>
    <message>
        <source>Candidate with the same marks</source>
        <translation>Candidat avec les mêmes marques</translation>
    </message>
    <message>
        <source>Carried out by</source>
        <translation>Exécuté par</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Affaire</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Numéro d’affaire</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>Affaire {number}</translation>
    </message>
    <message>
        <source>Cases in which the subject was a candidate</source>
        <translation>Affaires où le sujet a été candidat</translation>
    </message>
    <message>
        <source>Certificate of expungement</source>
        <translation>Certificat d’effacement</translation>
    </message>
    <message>
        <source>Checkpoint of the log</source>
        <translation>Point de contrôle du journal</translation>
    </message>
    <message>
        <source>Checkpoint: none recorded. Nothing on these pages can be verified with a signature.</source>
        <translation>Point de contrôle : aucun enregistré. Rien de ces pages ne peut être vérifié par une signature.</translation>
    </message>
    <message>
        <source>Checkpoint: {none}</source>
        <translation>Point de contrôle : {none}</translation>
    </message>
    <message>
        <source>Checkpoint: {size} entries · root {root}…</source>
        <translation>Point de contrôle : {size} entrées · racine {root}…</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Close par</translation>
    </message>
    <message>
        <source>Code of the note above</source>
        <translation>Code de la note ci-dessus</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Conclusion about the search as a whole</source>
        <translation>Conclusion sur la recherche dans son ensemble</translation>
    </message>
    <message>
        <source>Conclusion {place} of {of}: {conclusion}</source>
        <translation>Conclusion {place} sur {of} : {conclusion}</translation>
    </message>
    <message>
        <source>Conclusions about candidates: none recorded</source>
        <translation>Conclusions sur les candidats : aucune enregistrée</translation>
    </message>
    <message>
        <source>Conclusions: none recorded</source>
        <translation>Conclusions : aucune enregistrée</translation>
    </message>
    <message>
        <source>Confidence setting</source>
        <translation>Réglage de confiance</translation>
    </message>
    <message>
        <source>Corroboration</source>
        <translation>Corroboration</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Declared groups</source>
        <translation>Groupes déclarés</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Désaccords</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Fait par</translation>
    </message>
    <message>
        <source>Earlier in this case</source>
        <translation>Auparavant dans cette affaire</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Entries of the case: none recorded</source>
        <translation>Entrées de l’affaire : aucune enregistrée</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>Entrées du journal</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Error of the recorded group</source>
        <translation>Erreur du groupe renseigné</translation>
    </message>
    <message>
        <source>Everyone who looked</source>
        <translation>Toutes les personnes qui ont regardé</translation>
    </message>
    <message>
        <source>Examiner</source>
        <translation>Examinateur</translation>
    </message>
    <message>
        <source>Expungement</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>FPIR {value} ({low} to {high}): {events} of {n} searches that should return nobody</source>
        <translation>FPIR {value} ({low} à {high}) : {events} recherches sur {n} qui n’auraient dû rendre personne</translation>
    </message>
    <message>
        <source>Feature list: none recorded</source>
        <translation>Liste des traits : aucune enregistrée</translation>
    </message>
    <message>
        <source>Figures: none recorded</source>
        <translation>Statistiques : aucune enregistrée</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Gallery {gallery}</source>
        <translation>Galerie {gallery}</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>How to verify</source>
        <translation>Comment vérifier</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>In the probe</source>
        <translation>Sur la photo question</translation>
    </message>
    <message>
        <source>In words: none recorded</source>
        <translation>En clair : rien d’enregistré</translation>
    </message>
    <message>
        <source>It holds the same text, byte for byte.</source>
        <translation>Il contient le même texte, octet pour octet.</translation>
    </message>
    <message>
        <source>It holds the text without the signatures, which are too many for a code.</source>
        <translation>Il contient le texte sans les signatures, trop nombreuses pour un code.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Kind of score</source>
        <translation>Genre de score</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Empreinte de la feuille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Log entries of the case</source>
        <translation>Entrées de l’affaire au journal</translation>
    </message>
    <message>
        <source>Log of the case</source>
        <translation>Journal de l’affaire</translation>
    </message>
    <message>
        <source>Look {number}</source>
        <translation>Examen {number}</translation>
    </message>
    <message>
        <source>Made by {who}</source>
        <translation>Fait par {who}</translation>
    </message>
    <message>
        <source>Made by {who}, {when}</source>
        <translation>Fait par {who}, {when}</translation>
    </message>
    <message>
        <source>Made with Second Look {version}</source>
        <translation>Fait avec Second Look {version}</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Marks on the pictures: none recorded</source>
        <translation>Marques sur les images : aucune enregistrée</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Measured error</source>
        <translation>Erreur mesurée</translation>
    </message>
    <message>
        <source>Model pack</source>
        <translation>Pack de modèles</translation>
    </message>
    <message>
        <source>Model packs: none recorded</source>
        <translation>Packs de modèles : aucun enregistré</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>No candidate: the search returned nobody.</source>
        <translation>Aucun candidat : la recherche n’a rendu personne.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Obligations of people</source>
        <translation>Obligations des personnes</translation>
    </message>
    <message>
        <source>Offence or purpose</source>
        <translation>Infraction ou finalité</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Ouverte par</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Policy profile</source>
        <translation>Profil de règles</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>Probe with marks</source>
        <translation>Photo question avec marques</translation>
    </message>
    <message>
        <source>Probe {number} of {of}</source>
        <translation>Photo question {number} sur {of}</translation>
    </message>
    <message>
        <source>Probes</source>
        <translation>Photos question</translation>
    </message>
    <message>
        <source>Probes and searches</source>
        <translation>Photos question et recherches</translation>
    </message>
    <message>
        <source>Probes: none recorded. Searches: none recorded.</source>
        <translation>Photos question : aucune enregistrée. Recherches : aucune enregistrée.</translation>
    </message>
    <message>
        <source>Program and model packs</source>
        <translation>Programme et packs de modèles</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>Quality of the face</source>
        <translation>Qualité du visage</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>Score brut</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Released as a lead by</source>
        <translation>Communiquée comme piste par</translation>
    </message>
    <message>
        <source>Released leads</source>
        <translation>Pistes communiquées</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Requested by</source>
        <translation>Demandée par</translation>
    </message>
    <message>
        <source>Retained until</source>
        <translation>Conservée jusqu’au</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Rows of candidate lists</source>
        <translation>Lignes des listes de candidats</translation>
    </message>
    <message>
        <source>Rows of the database</source>
        <translation>Lignes de la base de données</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of every original that was removed</source>
        <translation>SHA-256 de chaque original supprimé</translation>
    </message>
    <message>
        <source>SHA-256 of the original</source>
        <translation>SHA-256 de l’original</translation>
    </message>
    <message>
        <source>SHA-256 of the pack</source>
        <translation>SHA-256 du pack</translation>
    </message>
    <message>
        <source>SHA-256 of the profile</source>
        <translation>SHA-256 du profil</translation>
    </message>
    <message>
        <source>SHA-256 of the recipe</source>
        <translation>SHA-256 de la recette</translation>
    </message>
    <message>
        <source>Save the note to a file and run “second-look audit verify --checkpoint FILE --key KEY” on the workspace; any other program that reads signed notes can check the signature.</source>
        <translation>Enregistrez la note dans un fichier et lancez « second-look audit verify --checkpoint FICHIER --key CLÉ » sur l’espace de travail ; tout autre programme qui lit les notes signées peut vérifier la signature.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Search {place} of {of} with this probe</source>
        <translation>Recherche {place} sur {of} avec cette photo question</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Recherches</translation>
    </message>
    <message>
        <source>Searches of this probe: none recorded</source>
        <translation>Recherches de cette photo question : aucune enregistrée</translation>
    </message>
    <message>
        <source>Second Look</source>
        <translation>Second Look</translation>
    </message>
    <message>
        <source>Second Look {version}</source>
        <translation>Second Look {version}</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Second examen</translation>
    </message>
    <message>
        <source>Second look of this search: none recorded</source>
        <translation>Second examen de cette recherche : aucun enregistré</translation>
    </message>
    <message>
        <source>Shown with the search</source>
        <translation>Affiché avec la recherche</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Snapshot of the gallery</source>
        <translation>Instantané de la galerie</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Source : {source}</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Figure dans</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Subject {subject}</source>
        <translation>Sujet {subject}</translation>
    </message>
    <message>
        <source>Suitability</source>
        <translation>Aptitude</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>Prise en charge par</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Gabarits</translation>
    </message>
    <message>
        <source>The examiners came to one conclusion independently.</source>
        <translation>Les examinateurs sont parvenus à une seule conclusion, indépendamment.</translation>
    </message>
    <message>
        <source>The examiners disagree. Both conclusions stand; neither outweighs the other.</source>
        <translation>Les examinateurs sont en désaccord. Les deux conclusions subsistent ; aucune ne l’emporte.</translation>
    </message>
    <message>
        <source>The untouched original</source>
        <translation>L’original intact</translation>
    </message>
    <message>
        <source>Their conclusions</source>
        <translation>Leurs conclusions</translation>
    </message>
    <message>
        <source>Third look</source>
        <translation>Troisième examen</translation>
    </message>
    <message>
        <source>This is the record in short. The whole of each entry is in the file that “Export the log” writes, where its leaf hash, of which the first {digits} digits are printed here, can be verified against the checkpoint.</source>
        <translation>Ceci est le registre en bref. Chaque entrée se trouve en entier dans le fichier qu’écrit « Exporter le journal », où l’empreinte de sa feuille, dont les {digits} premiers chiffres sont imprimés ici, peut être vérifiée par le point de contrôle.</translation>
    </message>
    <message>
        <source>This is the signed note of the log as it stood when these pages were made (C2SP signed-note and tlog-checkpoint, Ed25519). Whoever holds it can tell whether an entry before it was changed, removed or put in later.</source>
        <translation>Ceci est la note signée du journal tel qu’il était quand ces pages ont été faites (C2SP signed-note et tlog-checkpoint, Ed25519). Quiconque la détient peut dire si une entrée antérieure a été modifiée, retirée ou insérée plus tard.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vignettes</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Temps passé</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Value, 0 to 100</source>
        <translation>Valeur, de 0 à 100</translation>
    </message>
    <message>
        <source>Values, in pixels of the picture that the step works on</source>
        <translation>Valeurs, en pixels de l’image sur laquelle porte l’étape</translation>
    </message>
    <message>
        <source>Verifier key</source>
        <translation>Clé de vérification</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Warnings shown with the search: none recorded</source>
        <translation>Avertissements affichés avec la recherche : aucun enregistré</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>What cannot be reached</source>
        <translation>Ce qui ne peut être atteint</translation>
    </message>
    <message>
        <source>What stays, and why</source>
        <translation>Ce qui reste, et pourquoi</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Quand (UTC)</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Why the threshold was lowered</source>
        <translation>Pourquoi le seuil a été abaissé</translation>
    </message>
    <message>
        <source>Without scores and without anybody's conclusion. Fillers are other people of the gallery with scores nearby; they have no name here.</source>
        <translation>Sans scores et sans conclusion de quiconque. Les figurants sont d’autres personnes de la galerie aux scores voisins ; ils n’ont pas de nom ici.</translation>
    </message>
    <message>
        <source>at or above</source>
        <translation>au seuil ou au-dessus</translation>
    </message>
    <message>
        <source>below</source>
        <translation>au-dessous</translation>
    </message>
    <message>
        <source>both pictures</source>
        <translation>les deux images</translation>
    </message>
    <message>
        <source>candidate {subject}</source>
        <translation>candidat {subject}</translation>
    </message>
    <message>
        <source>dated {date}</source>
        <translation>datée du {date}</translation>
    </message>
    <message>
        <source>examiners agree</source>
        <translation>examinateurs d’accord</translation>
    </message>
    <message>
        <source>examiners disagree</source>
        <translation>examinateurs en désaccord</translation>
    </message>
    <message>
        <source>filler {number}</source>
        <translation>figurant {number}</translation>
    </message>
    <message>
        <source>none recorded</source>
        <translation>rien d’enregistré</translation>
    </message>
    <message>
        <source>none recorded: nobody else has concluded independently</source>
        <translation>rien d’enregistré : personne d’autre n’a conclu indépendamment</translation>
    </message>
    <message>
        <source>none recorded: the case is open</source>
        <translation>rien d’enregistré : l’affaire est ouverte</translation>
    </message>
    <message>
        <source>none recorded: the untouched original was searched</source>
        <translation>rien d’enregistré : la recherche a porté sur l’original intact</translation>
    </message>
    <message>
        <source>not agreed on by a second examiner</source>
        <translation>sans l’accord d’un second examinateur</translation>
    </message>
    <message>
        <source>not examined</source>
        <translation>non examiné</translation>
    </message>
    <message>
        <source>of {people} searches for people who are not in this gallery, about {nobody} return nobody. This is a setting of the search and says nothing about any one candidate.</source>
        <translation>sur {people} recherches de personnes absentes de cette galerie, environ {nobody} ne rendent personne. C’est un réglage de la recherche, qui ne dit rien d’aucun candidat en particulier.</translation>
    </message>
    <message>
        <source>released as a lead</source>
        <translation>communiqué comme piste</translation>
    </message>
    <message>
        <source>the candidate only</source>
        <translation>le candidat seul</translation>
    </message>
    <message>
        <source>the probe only</source>
        <translation>la photo question seule</translation>
    </message>
    <message>
        <source>the whole log</source>
        <translation>le journal entier</translation>
    </message>
    <message>
        <source>time not recorded</source>
        <translation>heure non enregistrée</translation>
    </message>
    <message>
        <source>{about} · page {number} of {of}</source>
        <translation>{about} · page {number} sur {of}</translation>
    </message>
    <message>
        <source>{concluded}; {state}</source>
        <translation>{concluded} ; {state}</translation>
    </message>
    <message>
        <source>{count} entries, oldest first</source>
        <translation>{count} entrées, les plus anciennes en tête</translation>
    </message>
    <message>
        <source>{count}, of which {nobody} returned nobody</source>
        <translation>{count}, dont {nobody} n’ont rendu personne</translation>
    </message>
    <message>
        <source>{count}, of which {reviewed} were examined</source>
        <translation>{count}, dont {reviewed} ont été examinées</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{score} (raw {raw}), {side} the threshold</source>
        <translation>{score} (brut {raw}), {side} le seuil</translation>
    </message>
    <message>
        <source>{subjects} people, {faces} faces</source>
        <translation>{subjects} personnes, {faces} visages</translation>
    </message>
    <message>
        <source>{threshold}; {count} of {subjects} people reach it</source>
        <translation>{threshold} ; {count} personnes sur {subjects} l’atteignent</translation>
    </message>
    <message>
        <source>{title}, case {number}: {line}</source>
        <translation>{title}, affaire {number} : {line}</translation>
    </message>
    <message>
        <source>{title}, subject {subject}</source>
        <translation>{title}, sujet {subject}</translation>
    </message>
    <message>
        <source>{title}, {about}</source>
        <translation>{title}, {about}</translation>
    </message>
    <message>
        <source>{title}, {period}</source>
        <translation>{title}, {period}</translation>
    </message>
    <message>
        <source>{what}: no picture recorded</source>
        <translation>{what} : aucune image enregistrée</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papier</translation>
    </message>
    <message>
        <source>Disclosure pack: everything that was done in this case</source>
        <translation>Dossier de communication : tout ce qui a été fait dans cette affaire</translation>
    </message>
    <message>
        <source>JSON (*.json);;Disclosure pack, opened by Second Look (*.slpack)</source>
        <translation>JSON (*.json);;Dossier de communication, ouvert par Second Look (*.slpack)</translation>
    </message>
    <message>
        <source>No lead of this case waits for a review. The pack can leave.</source>
        <translation>Aucune piste de cette affaire n’attend d’examen. Le dossier peut sortir.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Report of the case {number}</source>
        <translation>Rapport de l’affaire {number}</translation>
    </message>
    <message>
        <source>Save as &amp;JSON…</source>
        <translation>Enregistrer en &amp;JSON…</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Enregistrer en &amp;PDF…</translation>
    </message>
    <message>
        <source>The printed pages</source>
        <translation>Les pages imprimées</translation>
    </message>
    <message>
        <source>The same content for other programs</source>
        <translation>Le même contenu pour d’autres programmes</translation>
    </message>
    <message>
        <source>The untouched probe and what was adjusted, every search with its whole candidate list and its error rates, everyone who looked and what each concluded, disagreements and rejected candidates, and a signed checkpoint of the log. Each page says that a lead is not an identification.</source>
        <translation>La photo question intacte et ce qui a été ajusté, chaque recherche avec sa liste de candidats entière et ses taux d’erreur, toutes les personnes qui ont regardé et ce que chacune a conclu, désaccords et candidats rejetés, et un point de contrôle signé du journal. Chaque page dit qu’une piste n’est pas une identification.</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Rédaction du rapport</translation>
    </message>
    <message>
        <source>Your role does not export reports.</source>
        <translation>Votre rôle n’exporte pas de rapports.</translation>
    </message>
    <message>
        <source>✓ Saved as {name}. {outcome} The log has its hash.</source>
        <translation>✓ Enregistré sous {name}. {outcome} Le journal en a l’empreinte.</translation>
    </message>
</context>
<context>
    <name>RoleChoice</name>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>The first account has this role: somebody has to make the others</source>
        <translation>Le premier compte a ce rôle : quelqu’un doit créer les autres</translation>
    </message>
</context>
<context>
    <name>RolesDialog</name>
    <message>
        <source>Change the roles</source>
        <translation>Changer les rôles</translation>
    </message>
    <message>
        <source>Roles of {person}</source>
        <translation>Rôles de {person}</translation>
    </message>
    <message>
        <source>They count from the next thing that the person does.</source>
        <translation>Ils comptent dès la prochaine chose que fait la personne.</translation>
    </message>
</context>
<context>
    <name>SampleNotice</name>
    <message>
        <source>Measures the rates anew in the background; these stay until it is through</source>
        <translation>Mesure les taux à nouveau en arrière-plan ; ceux-ci restent jusqu’à la fin</translation>
    </message>
    <message>
        <source>Search for everybody</source>
        <translation>Rechercher tout le monde</translation>
    </message>
    <message>
        <source>To search for everybody would take {time} on this computer.</source>
        <translation>Rechercher tout le monde prendrait {time} sur cet ordinateur.</translation>
    </message>
    <message>
        <source>about {count} h</source>
        <translation>environ {count} h</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>environ {count} min</translation>
    </message>
</context>
<context>
    <name>ScorePlot</name>
    <message>
        <source>Comparison scores</source>
        <translation>Scores de comparaison</translation>
    </message>
    <message>
        <source>Different people, best of each search</source>
        <translation>Personnes différentes, meilleur de chaque recherche</translation>
    </message>
    <message>
        <source>Different people, every comparison</source>
        <translation>Personnes différentes, toutes les comparaisons</translation>
    </message>
    <message>
        <source>Histogram of scores from {low} to {high} with the threshold at {threshold}. Comparisons of different people: {comparisons}. Best of each search for somebody not enrolled: {best}. {caption}</source>
        <translation>Histogramme des scores de {low} à {high} avec le seuil à {threshold}. Comparaisons de personnes différentes : {comparisons}. Meilleur de chaque recherche d’une personne non enrôlée : {best}. {caption}</translation>
    </message>
    <message>
        <source>No error rate has been measured for this gallery yet.</source>
        <translation>Aucun taux d’erreur n’a encore été mesuré pour cette galerie.</translation>
    </message>
    <message>
        <source>Nobody in this gallery has two captures, so no score of one subject with itself is known.</source>
        <translation>Personne dans cette galerie n’a deux prises de vue : aucun score d’un sujet avec lui-même n’est connu.</translation>
    </message>
    <message>
        <source>Share per step</source>
        <translation>Part par pas</translation>
    </message>
    <message>
        <source>Two captures of one subject</source>
        <translation>Deux prises de vue d’un sujet</translation>
    </message>
    <message>
        <source>Two captures of one subject reach T in {share} of {n} cases.</source>
        <translation>Deux prises de vue d’un sujet atteignent T dans {share} de {n} cas.</translation>
    </message>
    <message>
        <source>{share} at or above T</source>
        <translation>{share} à T ou au-dessus</translation>
    </message>
    <message>
        <source>{share} of {n} at or above T</source>
        <translation>{share} de {n} à T ou au-dessus</translation>
    </message>
</context>
<context>
    <name>ScoresSection</name>
    <message>
        <source>At the present confidence of {confidence}: at most {fpir} of the people who are not here get a candidate.</source>
        <translation>À la confiance actuelle de {confidence} : au plus {fpir} des personnes absentes d’ici obtiennent un candidat.</translation>
    </message>
    <message>
        <source>FNIR: enrolled people are missed</source>
        <translation>FNIR : des personnes enrôlées sont manquées</translation>
    </message>
    <message>
        <source>FPIR, {group} ({by})</source>
        <translation>FPIR, {group} ({by})</translation>
    </message>
    <message>
        <source>FPIR: somebody is returned</source>
        <translation>FPIR : quelqu’un est rendu</translation>
    </message>
    <message>
        <source>From {count} people up the normalised score, below it the raw one</source>
        <translation>À partir de {count} personnes le score normalisé, en dessous le score brut</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En usage</translation>
    </message>
    <message>
        <source>Normalised score</source>
        <translation>Score normalisé</translation>
    </message>
    <message>
        <source>Raw and normalised score at one confidence</source>
        <translation>Score brut et score normalisé à une même confiance</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>Score brut</translation>
    </message>
    <message>
        <source>Reading the chosen score</source>
        <translation>Lecture du score choisi</translation>
    </message>
    <message>
        <source>Reading the other score</source>
        <translation>Lecture de l’autre score</translation>
    </message>
    <message>
        <source>Reading the other score…</source>
        <translation>Lecture de l’autre score…</translation>
    </message>
    <message>
        <source>SEL: false candidates in a search</source>
        <translation>SEL : faux candidats par recherche</translation>
    </message>
    <message>
        <source>Search this gallery with</source>
        <translation>Rechercher dans cette galerie avec</translation>
    </message>
    <message>
        <source>The choice is written to the log. Searches made before keep theirs.</source>
        <translation>Le choix est inscrit au journal. Les recherches faites auparavant gardent le leur.</translation>
    </message>
    <message>
        <source>The open search keeps the score it was made with. The choice takes effect with the next search.</source>
        <translation>La recherche ouverte garde le score avec lequel elle a été faite. Le choix prend effet à la prochaine recherche.</translation>
    </message>
    <message>
        <source>The two are on different scales: a threshold of one says nothing about the other. They are compared here at one confidence, each at its own threshold.</source>
        <translation>Les deux sont sur des échelles différentes : un seuil de l’un ne dit rien de l’autre. Ils sont comparés ici à une même confiance, chacun à son propre seuil.</translation>
    </message>
    <message>
        <source>This gallery is too small for a cohort: the normalised score cannot be measured on it.</source>
        <translation>Cette galerie est trop petite pour une cohorte : le score normalisé ne peut y être mesuré.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>by its size (now: {kind})</source>
        <translation>selon sa taille (maintenant : {kind})</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>normalised</source>
        <translation>normalisé</translation>
    </message>
    <message>
        <source>not measured: takes {needed} people with two pictures, has {count}</source>
        <translation>non mesuré : il faut {needed} personnes avec deux images, il y en a {count}</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>brut</translation>
    </message>
    <message>
        <source>the normalised score</source>
        <translation>le score normalisé</translation>
    </message>
    <message>
        <source>the one that suits its size</source>
        <translation>celui qui convient à sa taille</translation>
    </message>
    <message>
        <source>the raw score</source>
        <translation>le score brut</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>{flag} {ratio}, beyond chance</source>
        <translation>{flag} {ratio}, au-delà du hasard</translation>
    </message>
    <message>
        <source>{group}, times everybody’s rate</source>
        <translation>{group}, fois le taux de tout le monde</translation>
    </message>
</context>
<context>
    <name>SearchHead</name>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Recherche :</translation>
    </message>
    <message>
        <source>Ask another person to look at the leads of this search, blind and among other faces</source>
        <translation>Demander à une autre personne d’examiner les pistes de cette recherche, à l’aveugle et parmi d’autres visages</translation>
    </message>
    <message>
        <source>Conclude that none of the candidates of this search is worth following</source>
        <translation>Conclure qu’aucun des candidats de cette recherche ne mérite d’être suivi</translation>
    </message>
    <message>
        <source>Every search is kept, also those that found nobody</source>
        <translation>Chaque recherche est conservée, même celles qui n’ont trouvé personne</translation>
    </message>
    <message>
        <source>Give the comparison the room of the list (F11)</source>
        <translation>Donner à la comparaison la place de la liste (F11)</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>No candidate…</source>
        <translation>Aucun candidat…</translation>
    </message>
    <message>
        <source>Recorded searches</source>
        <translation>Recherches enregistrées</translation>
    </message>
    <message>
        <source>Second look…</source>
        <translation>Second examen…</translation>
    </message>
    <message>
        <source>{case} · {when}</source>
        <translation>{case} · {when}</translation>
    </message>
</context>
<context>
    <name>SearchStep</name>
    <message>
        <source>Adjustments</source>
        <translation>Ajustements</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Before the search</source>
        <translation>Avant la recherche</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Affaire</translation>
    </message>
    <message>
        <source>Every search is recorded, also one that finds nobody. A candidate is a lead at most, never an identification.</source>
        <translation>Chaque recherche est enregistrée, même celle qui ne trouve personne. Un candidat est tout au plus une piste, jamais une identification.</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>Recherchée</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Prise le</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>aucune choisie</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>non fixées</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>{count} times already; each search stays in the record</source>
        <translation>déjà {count} fois ; chaque recherche reste au dossier</translation>
    </message>
    <message>
        <source>{judgement}; {count} of {all} components at least partly visible</source>
        <translation>{judgement} ; {count} éléments sur {all} visibles au moins en partie</translation>
    </message>
    <message>
        <source>“{name}”, {count} people</source>
        <translation>« {name} », {count} personnes</translation>
    </message>
</context>
<context>
    <name>SecondLookPage</name>
    <message>
        <source>A second look is for examiners. Ask whoever manages accounts if you should be one.</source>
        <translation>Un second examen revient aux examinateurs. Demandez à la personne qui gère les comptes si vous devez en être un.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>&amp;Lowest confidence without a written reason</source>
        <translation>&amp;Plus basse confiance sans motif écrit</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>&amp;Mouvement</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Checkpoints held elsewhere</source>
        <translation>Points de contrôle conservés ailleurs</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Matériels</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Lan&amp;gue</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Model packs</source>
        <translation>Packs de modèles</translation>
    </message>
    <message>
        <source>Packs, libraries, licence texts, limits, details for support</source>
        <translation>Packs, bibliothèques, textes des licences, limites, détails pour l’assistance</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Pictures that alternate, bars that run, a text cursor that blinks; of this computer</source>
        <translation>Images qui alternent, barres qui défilent, curseur de texte qui clignote ; pour cet ordinateur</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Clé de signature</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Versions and licences…</source>
        <translation>Versions et licences…</translation>
    </message>
    <message>
        <source>Whoever looks for candidates below this search confidence (1 - FPIR) has to write why, and the reason goes into the log. So does a change of this number. 0 asks for no reason.</source>
        <translation>Quiconque cherche des candidats sous cette confiance de la recherche (1 - FPIR) doit écrire pourquoi, et le motif va au journal. Tout changement de ce nombre aussi. 0 n’exige aucun motif.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espace de travail</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Find a key or what it does</source>
        <translation>Chercher une touche ou son effet</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <translation>Chercher un raccourci</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Tab goes from one control to the next, arrows within a list or a table, Enter opens what is chosen. Alt with an underlined letter goes to what bears it.</source>
        <translation>Tab passe d’un élément au suivant, les flèches se déplacent dans une liste ou un tableau, Entrée ouvre ce qui est choisi. Alt avec une lettre soulignée mène à l’élément qui la porte.</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Effet</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Choose a name, or type it</source>
        <translation>Choisissez un nom, ou tapez-le</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Or with an account that you made:</source>
        <translation>Ou avec un compte que vous avez créé :</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Sign in as {name}</source>
        <translation>Se connecter comme {name}</translation>
    </message>
    <message>
        <source>These are people of the demo, who do not exist: change between them to see that one does not see what another concluded. All have the password “{password}”.</source>
        <translation>Ce sont des personnes de la démonstration, qui n’existent pas : passez de l’une à l’autre pour voir que l’une ne voit pas ce qu’une autre a conclu. Toutes ont le mot de passe « {password} ».</translation>
    </message>
    <message>
        <source>Wait {seconds} s</source>
        <translation>Attendez {seconds} s</translation>
    </message>
    <message>
        <source>{person}: {roles}</source>
        <translation>{person} : {roles}</translation>
    </message>
</context>
<context>
    <name>StackedPane</name>
    <message>
        <source>In front: {title}.</source>
        <translation>Devant : {title}.</translation>
    </message>
    <message>
        <source>Left of the line: {probe}. Right of it: {candidate}.</source>
        <translation>À gauche de la ligne : {probe}. À droite : {candidate}.</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Aucune image</translation>
    </message>
    <message>
        <source>{candidate} over {probe}, both equally strong.</source>
        <translation>{candidate} sur {probe}, à force égale.</translation>
    </message>
    <message>
        <source>{candidate} over {probe}, {stronger} is stronger.</source>
        <translation>{candidate} sur {probe}, {stronger} domine.</translation>
    </message>
    <message>
        <source>{title} (hidden)</source>
        <translation>{title} (masquée)</translation>
    </message>
    <message>
        <source>{title} alone.</source>
        <translation>{title} seule.</translation>
    </message>
</context>
<context>
    <name>StandingModel</name>
    <message>
        <source>Analysed</source>
        <translation>Analysée</translation>
    </message>
    <message>
        <source>Candidate {rank}: {subject}</source>
        <translation>Candidat {rank} : {subject}</translation>
    </message>
    <message>
        <source>Concluded on</source>
        <translation>Conclue</translation>
    </message>
    <message>
        <source>Probe {name}</source>
        <translation>Photo question {name}</translation>
    </message>
    <message>
        <source>Probe, search, candidate</source>
        <translation>Photo question, recherche, candidat</translation>
    </message>
    <message>
        <source>Search of {when}</source>
        <translation>Recherche du {when}</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>Recherchée</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>En est à</translation>
    </message>
    <message>
        <source>Waits for a conclusion</source>
        <translation>Attend une conclusion</translation>
    </message>
    <message>
        <source>Waits for its analysis</source>
        <translation>Attend son analyse</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Ce qui a été dit</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>nobody at or above the threshold</source>
        <translation>personne au seuil ou au-dessus</translation>
    </message>
    <message>
        <source>{count} at or above the threshold</source>
        <translation>{count} au seuil ou au-dessus</translation>
    </message>
    <message>
        <source>{leads}: {lead}; {others}: otherwise</source>
        <translation>{leads} : {lead} ; {others} : autrement</translation>
    </message>
    <message>
        <source>“{gallery}”, {count} people: {found}</source>
        <translation>« {gallery} », {count} personnes : {found}</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Remove step</source>
        <translation>Retirer l’étape</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Tout retirer</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Steps in their order</source>
        <translation>Étapes dans leur ordre</translation>
    </message>
    <message>
        <source>Takes every step away; undo brings them back.</source>
        <translation>Retire toutes les étapes ; annuler les ramène.</translation>
    </message>
    <message>
        <source>Takes the chosen step away (Delete)</source>
        <translation>Retire l’étape choisie (Suppr)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>SynchronisedView</name>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>100% of the probe's pixels</source>
        <translation>100 % des pixels de la photo question</translation>
    </message>
    <message>
        <source>100% of this picture's pixels</source>
        <translation>100 % des pixels de cette image</translation>
    </message>
    <message>
        <source>Both pictures move together, or each alone</source>
        <translation>Les deux images bougent ensemble, ou chacune seule</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Candidat</translation>
    </message>
    <message>
        <source>Crosshair</source>
        <translation>Réticule</translation>
    </message>
    <message>
        <source>Crosshair on or off</source>
        <translation>Réticule affiché ou masqué</translation>
    </message>
    <message>
        <source>Crosshair: the same place of the face in both pictures (C)</source>
        <translation>Réticule : le même endroit du visage dans les deux images (C)</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation>Ctrl+-</translation>
    </message>
    <message>
        <source>Eyes level</source>
        <translation>Yeux de niveau</translation>
    </message>
    <message>
        <source>Eyes level, or as the picture was taken</source>
        <translation>Yeux à l’horizontale, ou comme l’image a été prise</translation>
    </message>
    <message>
        <source>Eyes level: each picture is turned in the view until they are (E)</source>
        <translation>Yeux de niveau : chaque image est tournée à l’affichage jusqu’à ce qu’ils le soient (E)</translation>
    </message>
    <message>
        <source>Fit the face, without a turn</source>
        <translation>Ajuster au visage, sans rotation</translation>
    </message>
    <message>
        <source>How far the picture is turned in the view; the file stays as it is</source>
        <translation>De combien l’image est tournée à l’affichage ; le fichier reste tel quel</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Liées</translation>
    </message>
    <message>
        <source>Linked: both pictures move, zoom and turn together (L)</source>
        <translation>Liées : les deux images se déplacent, zooment et tournent ensemble (L)</translation>
    </message>
    <message>
        <source>No face points in: {panes}. The pictures are fitted as a whole.</source>
        <translation>Pas de points du visage dans : {panes}. Les images sont ajustées en entier.</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>Non liées</translation>
    </message>
    <message>
        <source>Preparing the picture</source>
        <translation>Préparation de l’image</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>Probe and candidate side by side</source>
        <translation>Photo question et candidat côte à côte</translation>
    </message>
    <message>
        <source>Shift+T</source>
        <translation>Shift+T</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>Turn anticlockwise</source>
        <translation>Tourner dans le sens antihoraire</translation>
    </message>
    <message>
        <source>Turn clockwise</source>
        <translation>Tourner dans le sens horaire</translation>
    </message>
    <message>
        <source>Turn in the view</source>
        <translation>Tourner à l’affichage</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Tourner à gauche</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Tourner à droite</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
</context>
<context>
    <name>TeachingView</name>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Escape or F11</source>
        <translation>Échap ou F11</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>No replay has been run for this gallery and score yet.</source>
        <translation>Aucun rejeu n’a encore été lancé pour cette galerie et ce score.</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Page suiv.</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Page préc.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Second Look: threshold lab</source>
        <translation>Second Look : atelier du seuil</translation>
    </message>
    <message>
        <source>{slide} of {slides}</source>
        <translation>{slide} sur {slides}</translation>
    </message>
</context>
<context>
    <name>TermCard</name>
    <message>
        <source>Formula</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>How it is computed, and what else limits it</source>
        <translation>Comment cela se calcule, et ce qui le limite encore</translation>
    </message>
    <message>
        <source>What it does not mean</source>
        <translation>Ce que cela ne veut pas dire</translation>
    </message>
</context>
<context>
    <name>TermTexts</name>
    <message>
        <source>Method statement, section {number}</source>
        <translation>Exposé de la méthode, section {number}</translation>
    </message>
    <message>
        <source>Source: {sources}</source>
        <translation>Source : {sources}</translation>
    </message>
    <message>
        <source>What do these mean: {terms}?</source>
        <translation>Que veulent dire ces termes : {terms} ?</translation>
    </message>
    <message>
        <source>What is “{term}”?</source>
        <translation>Qu’est-ce que « {term} » ?</translation>
    </message>
    <message>
        <source>defined by this program</source>
        <translation>défini par ce programme</translation>
    </message>
</context>
<context>
    <name>TextList</name>
    <message>
        <source>Licence and text of what is chosen</source>
        <translation>Licence et texte de ce qui est choisi</translation>
    </message>
</context>
<context>
    <name>ThresholdSlider</name>
    <message>
        <source>&amp;Threshold T</source>
        <translation>&amp;Seuil T</translation>
    </message>
    <message>
        <source>Bars: best score of each person left out.</source>
        <translation>Barres : meilleur score de chaque personne écartée.</translation>
    </message>
    <message>
        <source>Candidates with this score or more are shown.</source>
        <translation>Les candidats ayant ce score ou plus sont affichés.</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys ({fine}), Page Up and Page Down ({coarse}), Home and End.</source>
        <translation>Faites glisser, ou utilisez les flèches ({fine}), Page préc. et Page suiv. ({coarse}), Début et Fin.</translation>
    </message>
    <message>
        <source>No error rate has been measured for this gallery yet.</source>
        <translation>Aucun taux d’erreur n’a encore été mesuré pour cette galerie.</translation>
    </message>
    <message>
        <source>Score threshold</source>
        <translation>Seuil de score</translation>
    </message>
    <message>
        <source>Score threshold, as a number</source>
        <translation>Seuil de score, en nombre</translation>
    </message>
    <message>
        <source>Threshold {value}</source>
        <translation>Seuil {value}</translation>
    </message>
</context>
<context>
    <name>TileGrid</name>
    <message>
        <source>Faces of the gallery</source>
        <translation>Visages de la galerie</translation>
    </message>
    <message>
        <source>This gallery is empty.</source>
        <translation>Cette galerie est vide.</translation>
    </message>
</context>
<context>
    <name>TileModel</name>
    <message>
        <source>Date not recorded</source>
        <translation>Date non renseignée</translation>
    </message>
    <message>
        <source>Face {number} of {total}</source>
        <translation>Visage {number} sur {total}</translation>
    </message>
    <message>
        <source>born {year}</source>
        <translation>né(e) {year}</translation>
    </message>
    <message>
        <source>date not recorded</source>
        <translation>date non renseignée</translation>
    </message>
    <message>
        <source>subject {id}</source>
        <translation>sujet {id}</translation>
    </message>
    <message>
        <source>taken {date}</source>
        <translation>prise le {date}</translation>
    </message>
    <message>
        <source>{place}, loading</source>
        <translation>{place}, chargement</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Log entry {number}</source>
        <translation>Entrée {number} du journal</translation>
    </message>
</context>
<context>
    <name>TourCard</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Keys: Enter, ← and →, Esc</source>
        <translation>Touches : Entrée, ← et →, Échap</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Passer la visite</translation>
    </message>
    <message>
        <source>Skip the tour (Esc); Help brings it back</source>
        <translation>Passer la visite (Échap) ; le menu Aide la ramène</translation>
    </message>
    <message>
        <source>Tour of the demo, {number} of {count}</source>
        <translation>Visite de la démo, {number} sur {count}</translation>
    </message>
</context>
<context>
    <name>TradeOffPlot</name>
    <message>
        <source>Curve on logarithmic axes, FNIR rising as FPIR falls. At threshold {threshold}: FPIR {fpir}, FNIR {fnir}.</source>
        <translation>Courbe sur axes logarithmiques, FNIR croissant quand FPIR décroît. Au seuil {threshold} : FPIR {fpir}, FNIR {fnir}.</translation>
    </message>
    <message>
        <source>FNIR: mates missed</source>
        <translation>FNIR : présents manqués</translation>
    </message>
    <message>
        <source>FPIR: searches that wrongly return somebody</source>
        <translation>FPIR : recherches qui rendent quelqu’un à tort</translation>
    </message>
    <message>
        <source>Found against wrongly returned</source>
        <translation>Trouvés face à rendus à tort</translation>
    </message>
    <message>
        <source>No error rate has been measured for this gallery yet.</source>
        <translation>Aucun taux d’erreur n’a encore été mesuré pour cette galerie.</translation>
    </message>
    <message>
        <source>T = {threshold}
FPIR {fpir}
FNIR {fnir}</source>
        <translation>T = {threshold}
FPIR {fpir}
FNIR {fnir}</translation>
    </message>
    <message>
        <source>band: 95% interval of FNIR</source>
        <translation>bande : intervalle à 95 % du FNIR</translation>
    </message>
</context>
<context>
    <name>TurnControls</name>
    <message>
        <source>90° left</source>
        <translation>90° à gauche</translation>
    </message>
    <message>
        <source>90° right</source>
        <translation>90° à droite</translation>
    </message>
    <message>
        <source>Right of the middle turns counter-clockwise.</source>
        <translation>À droite du milieu, tourne dans le sens inverse des aiguilles d’une montre.</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Turn counter-clockwise, in degrees</source>
        <translation>Tourner dans le sens antihoraire, en degrés</translation>
    </message>
    <message>
        <source>Turn counter-clockwise, in tenths of a degree</source>
        <translation>Tourner dans le sens antihoraire, en dixièmes de degré</translation>
    </message>
</context>
<context>
    <name>UnblindingDialog</name>
    <message>
        <source>A blind look at this case waits for somebody like you</source>
        <translation>Un examen à l’aveugle de cette affaire attend quelqu’un comme vous</translation>
    </message>
    <message>
        <source>Open it all the same</source>
        <translation>L’ouvrir quand même</translation>
    </message>
    <message>
        <source>Stay blind</source>
        <translation>Rester à l’aveugle</translation>
    </message>
    <message>
        <source>This would end your blind look</source>
        <translation>Cela mettrait fin à votre examen à l’aveugle</translation>
    </message>
    <message>
        <source>Whoever has seen scores or conclusions of a case cannot look at it blind any more. If you open it now, another person has to take that look; it is recorded that you opened it.</source>
        <translation>Quiconque a vu des scores ou des conclusions d’une affaire ne peut plus l’examiner à l’aveugle. Si vous l’ouvrez maintenant, une autre personne doit faire cet examen ; il est enregistré que vous l’avez ouverte.</translation>
    </message>
</context>
<context>
    <name>UnlockKeyDialog</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Phrase secrète</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>The key that signs the log waits for its passphrase. Until then casework is recorded as always, but nothing is signed and no report can be exported.</source>
        <translation>La clé qui signe le journal attend sa phrase secrète. D’ici là, le travail sur affaire est enregistré comme toujours, mais rien n’est signé et aucun rapport ne peut être exporté.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Unlock the signing key</source>
        <translation>Déverrouiller la clé de signature</translation>
    </message>
    <message>
        <source>Unlocking the signing key</source>
        <translation>Déverrouillage de la clé de signature</translation>
    </message>
</context>
<context>
    <name>VerificationCard</name>
    <message>
        <source>Copy fingerprint</source>
        <translation>Copier l’empreinte</translation>
    </message>
    <message>
        <source>First bad entry: {number}.</source>
        <translation>Première entrée fautive : {number}.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Hide what verification found</source>
        <translation>Masquer ce que la vérification a trouvé</translation>
    </message>
    <message>
        <source>Kept elsewhere, with the number of entries, it shows later whether these were changed</source>
        <translation>Conservée ailleurs, avec le nombre d’entrées, elle montre plus tard si celles-ci ont été modifiées</translation>
    </message>
    <message>
        <source>What verification found</source>
        <translation>Ce que la vérification a trouvé</translation>
    </message>
    <message>
        <source>⚠ The log is NOT intact. {where} {detail}</source>
        <translation>⚠ Le journal N’est PAS intact. {where} {detail}</translation>
    </message>
    <message>
        <source>✓ The log is intact: none of the entries 1 to {count} was changed. Fingerprint: {root}</source>
        <translation>✓ Le journal est intact : aucune des entrées 1 à {count} n’a été modifiée. Empreinte : {root}</translation>
    </message>
</context>
<context>
    <name>VisibilityModel</name>
    <message>
        <source>Component</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>En partie</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Visible</translation>
    </message>
    <message>
        <source>nothing said yet</source>
        <translation>rien dit encore</translation>
    </message>
    <message>
        <source>{name}. This column: {answer}</source>
        <translation>{name}. Cette colonne : {answer}</translation>
    </message>
</context>
<context>
    <name>VisibilityTable</name>
    <message>
        <source>Arrow keys go through it; V says visible, P partly visible, N not visible.</source>
        <translation>Les flèches le parcourent ; V dit visible, P visible en partie, N non visible.</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>What can be seen of each component</source>
        <translation>Ce que l’on voit de chaque élément</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Blind looks</source>
        <translation>Examens à l’aveugle</translation>
    </message>
    <message>
        <source>Case {case}: {reason}</source>
        <translation>Affaire {case} : {reason}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>No look can be taken</source>
        <translation>Aucun examen ne peut être fait</translation>
    </message>
    <message>
        <source>No look waits for you</source>
        <translation>Aucun examen ne vous attend</translation>
    </message>
    <message>
        <source>Take the look up again where you left it</source>
        <translation>Reprendre l’examen là où vous l’avez laissé</translation>
    </message>
    <message>
        <source>The look is yours then; you can leave it and take it up again</source>
        <translation>L’examen est alors à vous ; vous pouvez le quitter et le reprendre</translation>
    </message>
    <message>
        <source>Waiting for somebody else</source>
        <translation>Attend quelqu’un d’autre</translation>
    </message>
    <message>
        <source>When an examiner calls a candidate a lead and asks for another person, the look comes here, for every examiner who has not seen the case.</source>
        <translation>Quand un examinateur déclare un candidat piste et demande une autre personne, l’examen arrive ici, pour chaque examinateur qui n’a pas vu l’affaire.</translation>
    </message>
    <message>
        <source>You have begun it: {done} of {all} faces answered</source>
        <translation>Vous l’avez commencé : {done} visages sur {all} ont une réponse</translation>
    </message>
    <message>
        <source>You see the probe and several faces in an order that says nothing, without names or scores. Some are candidates, some are fillers.</source>
        <translation>Vous voyez la photo question et plusieurs visages dans un ordre qui ne dit rien, sans noms ni scores. Certains sont des candidats, d’autres des figurants.</translation>
    </message>
    <message>
        <source>{count} faces, asked for on {when}</source>
        <translation>{count} visages, demandé le {when}</translation>
    </message>
    <message>
        <source>{look}, case {case}</source>
        <translation>{look}, affaire {case}</translation>
    </message>
</context>
<context>
    <name>WaitingModel</name>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Affaire</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>The threshold lab could not be started: second-look lab</source>
        <translation>L’atelier du seuil n’a pas pu démarrer : second-look lab</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>A model: it takes the comparisons of a search as independent of each other. The plot shows how far off it is where it can be checked.</source>
        <translation>Un modèle : il tient les comparaisons d’une recherche pour indépendantes les unes des autres. Le graphique montre de combien il s’écarte là où cela peut être vérifié.</translation>
    </message>
    <message>
        <source>As measured: everybody was searched for among {others} others.</source>
        <translation>Tel que mesuré : chacun a été recherché parmi {others} autres.</translation>
    </message>
    <message>
        <source>Counted exactly: this gallery is larger than that.</source>
        <translation>Compté exactement : cette galerie est plus grande.</translation>
    </message>
    <message>
        <source>No comparison in this gallery reached the threshold, so that nothing can be said about a larger one. That is not the same as none.</source>
        <translation>Aucune comparaison de cette galerie n’a atteint le seuil : on ne peut rien dire d’une galerie plus grande. Ce n’est pas la même chose qu’aucune.</translation>
    </message>
    <message>
        <source>Of {people} people who are not among {size} enrolled, about {count} would get a candidate.</source>
        <translation>Sur {people} personnes absentes des {size} enrôlées, environ {count} obtiendraient un candidat.</translation>
    </message>
    <message>
        <source>Of {people} people who are not among {size} enrolled, less than 1 would get a candidate.</source>
        <translation>Sur {people} personnes absentes des {size} enrôlées, moins de 1 obtiendrait un candidat.</translation>
    </message>
    <message>
        <source>Reckoned with raw scores at the same FPIR: a normalised threshold means something else in a gallery of another size.</source>
        <translation>Calculé avec les scores bruts au même FPIR : un seuil normalisé signifie autre chose dans une galerie d’une autre taille.</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>The threshold stays; the number of people enrolled changes.</source>
        <translation>Le seuil reste ; le nombre de personnes enrôlées change.</translation>
    </message>
    <message>
        <source>What if the gallery were…</source>
        <translation>Et si la galerie était…</translation>
    </message>
    <message>
        <source>as large as it is</source>
        <translation>aussi grande qu’elle est</translation>
    </message>
</context>
<context>
    <name>WhichModelDialog</name>
    <message>
        <source>Check and add it</source>
        <translation>Le vérifier et l’ajouter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>No recipe names the file {file} by its hash. If you know what it is, say so: the file's hash is taken now and pinned from then on, and the self-test sees whether it tells synthetic faces apart. It does not see whether red and blue are the wrong way round.</source>
        <translation>Aucune recette ne nomme le fichier {file} par son empreinte. Si vous savez ce que c’est, dites-le : l’empreinte du fichier est prise maintenant et fixée dès lors, et l’autotest voit s’il distingue des visages synthétiques. Il ne voit pas si le rouge et le bleu sont inversés.</translation>
    </message>
    <message>
        <source>Which model is this?</source>
        <translation>Quel modèle est-ce ?</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>Every command, page, case, gallery and setting by its name</source>
        <translation>Chaque commande, page, affaire, galerie et réglage par son nom</translation>
    </message>
    <message>
        <source>Find a command ({keys})</source>
        <translation>Chercher une commande ({keys})</translation>
    </message>
    <message>
        <source>No case is open: choose one first.</source>
        <translation>Aucune affaire n’est ouverte : choisissez-en une d’abord.</translation>
    </message>
    <message>
        <source>Window, columns and borders between parts as they were at first</source>
        <translation>Fenêtre, colonnes et séparations comme au début</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>A length or a proportion in a picture is never a ground for a conclusion.</source>
        <translation>Une longueur ou une proportion dans une image ne fonde jamais une conclusion.</translation>
    </message>
    <message>
        <source>Blink: the other picture</source>
        <translation>Alternance : l’autre image</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Candidat</translation>
    </message>
    <message>
        <source>Drag a line, or set its ends with Enter.</source>
        <translation>Tirez une ligne, ou posez ses extrémités avec Entrée.</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Grid on or off</source>
        <translation>Grille affichée ou masquée</translation>
    </message>
    <message>
        <source>Grid: the same in both pictures, in distances of the eyes (G)</source>
        <translation>Grille : la même dans les deux images, en écarts des yeux (G)</translation>
    </message>
    <message>
        <source>Keys act on the other picture</source>
        <translation>Les touches agissent sur l’autre image</translation>
    </message>
    <message>
        <source>Keys act on {title} (X changes).</source>
        <translation>Les touches agissent sur {title} (X change).</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Mark places in both pictures</source>
        <translation>Marquer des endroits dans les deux images</translation>
    </message>
    <message>
        <source>Mark: set numbered places in both pictures (M)</source>
        <translation>Marque : poser des points numérotés dans les deux images (M)</translation>
    </message>
    <message>
        <source>No length: the eyes are not known in every picture.</source>
        <translation>Pas de longueur : les yeux ne sont pas connus dans chaque image.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Original: the untouched picture beside the adjusted probe (O)</source>
        <translation>Original : l’image intacte à côté de la photo question ajustée (O)</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Ruler: a line that shows in both pictures (R)</source>
        <translation>Règle : une ligne qui apparaît dans les deux images (R)</translation>
    </message>
    <message>
        <source>The untouched original beside the adjusted probe</source>
        <translation>L’original intact à côté de la photo question ajustée</translation>
    </message>
    <message>
        <source>{length} distances of the eyes.</source>
        <translation>{length} écarts des yeux.</translation>
    </message>
    <message>
        <source>{length} {caution} Rulers are not recorded.</source>
        <translation>{length} {caution} Les règles ne sont pas enregistrées.</translation>
    </message>
    <message>
        <source>{mode}.</source>
        <translation>{mode}.</translation>
    </message>
    <message>
        <source>{title}, original</source>
        <translation>{title}, original</translation>
    </message>
</context>
<context>
    <name>WorkspaceCard</name>
    <message>
        <source>Choose the folder of a workspace</source>
        <translation>Choisir le dossier d’un espace de travail</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vider la liste</translation>
    </message>
    <message>
        <source>Folder of this workspace</source>
        <translation>Dossier de cet espace de travail</translation>
    </message>
    <message>
        <source>Forgets the list on this computer; no workspace is touched</source>
        <translation>Oublie la liste sur cet ordinateur ; aucun espace de travail n’est touché</translation>
    </message>
    <message>
        <source>Make a workspace in an empty folder</source>
        <translation>Créer un espace de travail dans un dossier vide</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nouvelle…</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>En ouvrir un autre…</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espace de travail</translation>
    </message>
</context>
<context>
    <name>WorkspaceRow</name>
    <message>
        <source>Open the workspace “{name}”: {about}</source>
        <translation>Ouvrir l’espace de travail « {name} » : {about}</translation>
    </message>
    <message>
        <source>Take it out of the list; no file is touched</source>
        <translation>Le retirer de la liste ; aucun fichier n’est touché</translation>
    </message>
    <message>
        <source>Take “{name}” out of the list</source>
        <translation>Retirer « {name} » de la liste</translation>
    </message>
</context>
<context>
    <name>_Dialog</name>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>At least {count} characters. Whoever gets it should change it when they sign in first.</source>
        <translation>Au moins {count} caractères. La personne qui le reçoit devrait le changer à sa première connexion.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Password &amp;once more</source>
        <translation>Mot de passe, &amp;encore une fois</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>Mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>Les deux mots de passe diffèrent. Tapez deux fois le même.</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>not possible: {why}</source>
        <translation>impossible : {why}</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>A candidate is a lead, never an identification. It says: look here, with other means.</source>
        <translation>Un candidat est une piste, jamais une identification. Il dit : cherchez ici, par d’autres moyens.</translation>
    </message>
    <message>
        <source>A comparison score is no probability, and not a share of anything.</source>
        <translation>Un score de comparaison n’est ni une probabilité, ni une part de quoi que ce soit.</translation>
    </message>
    <message>
        <source>Error rates are measured on the gallery in use, with the model pack in use.</source>
        <translation>Les taux d’erreur sont mesurés sur la galerie en usage, avec le pack de modèles en usage.</translation>
    </message>
    <message>
        <source>Gallery portraits are easier than operational probes, so these rates are a floor.</source>
        <translation>Les portraits d’une galerie sont plus faciles que les photos question de terrain : ces taux sont donc un plancher.</translation>
    </message>
    <message>
        <source>Groups are those that are recorded. Where records are wrong, so are the figures.</source>
        <translation>Les groupes sont ceux qui sont enregistrés. Là où les enregistrements sont faux, les chiffres le sont aussi.</translation>
    </message>
    <message>
        <source>It does not decide: nothing leaves as a lead before two people have examined it.</source>
        <translation>Il ne décide pas : rien ne sort comme piste avant que deux personnes ne l’aient examiné.</translation>
    </message>
    <message>
        <source>It does not infer sex, race or age from pictures.</source>
        <translation>Il ne déduit ni sexe, ni race, ni âge des images.</translation>
    </message>
    <message>
        <source>It does not scan crowds, video or cameras, and watches nobody.</source>
        <translation>Il ne scrute ni foules, ni vidéos, ni caméras, et ne surveille personne.</translation>
    </message>
    <message>
        <source>It does not search drawn, composed or generated faces.</source>
        <translation>Il ne recherche pas de visages dessinés, composés ou générés.</translation>
    </message>
    <message>
        <source>It does not sharpen, enhance or enlarge a probe.</source>
        <translation>Il ne rend pas une photo question plus nette, ne l’améliore pas et ne l’agrandit pas.</translation>
    </message>
    <message>
        <source>It sends nothing anywhere unless somebody set up where checkpoints are held elsewhere.</source>
        <translation>Il n’envoie rien nulle part, sauf si quelqu’un a réglé où des points de contrôle sont conservés ailleurs.</translation>
    </message>
    <message>
        <source>Second Look {version}. A candidate is a lead, never an identification. This program does not scan crowds or video, does not infer sex, race or age from pictures, and does not search drawn, composed or generated faces. Error rates are measured on the gallery in use; gallery portraits are easier than operational probes, so these rates are a floor.</source>
        <translation>Second Look {version}. Un candidat est une piste, jamais une identification. Ce programme ne scrute ni foules ni vidéos, ne déduit ni sexe, ni race, ni âge des images, et ne recherche pas de visages dessinés, composés ou générés. Les taux d’erreur sont mesurés sur la galerie en usage ; les portraits d’une galerie sont plus faciles que les photos question de terrain : ces taux sont donc un plancher.</translation>
    </message>
    <message>
        <source>That nobody was found does not say that the person is not in the gallery.</source>
        <translation>Qu’aucun candidat ne soit rendu ne dit pas que la personne n’est pas dans la galerie.</translation>
    </message>
    <message>
        <source>The search confidence speaks of searches for people who are not in the gallery. It says nothing about one candidate.</source>
        <translation>La confiance de la recherche parle des recherches de personnes absentes de la galerie. Elle ne dit rien d’un candidat.</translation>
    </message>
    <message>
        <source>What it does not do</source>
        <translation>Ce qu’il ne fait pas</translation>
    </message>
    <message>
        <source>What its figures hold for</source>
        <translation>Ce pour quoi ses chiffres valent</translation>
    </message>
    <message>
        <source>What its results are</source>
        <translation>Ce que sont ses résultats</translation>
    </message>
    <message>
        <source>Where a group has too few people, no figure is given for it.</source>
        <translation>Là où un groupe compte trop peu de personnes, aucun chiffre n’est donné pour lui.</translation>
    </message>
</context>
<context>
    <name>case_texts</name>
    <message>
        <source>A candidate was expunged</source>
        <translation>Un candidat a été effacé</translation>
    </message>
    <message>
        <source>A filler was taken for a lead</source>
        <translation>Un figurant a été pris pour une piste</translation>
    </message>
    <message>
        <source>Analyse a probe</source>
        <translation>Analyser une photo question</translation>
    </message>
    <message>
        <source>Ask for a second look</source>
        <translation>Demander un second examen</translation>
    </message>
    <message>
        <source>Candidate {rank}: {subject}</source>
        <translation>Candidat {rank} : {subject}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Decide on a disagreement</source>
        <translation>Décider d’un désaccord</translation>
    </message>
    <message>
        <source>Describe corroboration</source>
        <translation>Décrire une corroboration</translation>
    </message>
    <message>
        <source>End of retention</source>
        <translation>Fin de conservation</translation>
    </message>
    <message>
        <source>Examine the candidates</source>
        <translation>Examiner les candidats</translation>
    </message>
    <message>
        <source>Look blind</source>
        <translation>Examiner à l’aveugle</translation>
    </message>
    <message>
        <source>Look into a flag</source>
        <translation>Traiter un signalement</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverte</translation>
    </message>
    <message>
        <source>Open, authorisation over</source>
        <translation>Ouverte, autorisation échue</translation>
    </message>
    <message>
        <source>Policy {name} of {day}</source>
        <translation>Règles {name} du {day}</translation>
    </message>
    <message>
        <source>Release or not</source>
        <translation>Communiquer ou non</translation>
    </message>
    <message>
        <source>Renew the authorisation</source>
        <translation>Renouveler l’autorisation</translation>
    </message>
    <message>
        <source>Search with a probe</source>
        <translation>Rechercher avec une photo question</translation>
    </message>
    <message>
        <source>The policy file was edited</source>
        <translation>Le fichier des règles a été modifié</translation>
    </message>
    <message>
        <source>What it found is kept from you.</source>
        <translation>Ce qu’elle a trouvé vous est caché.</translation>
    </message>
    <message>
        <source>a confidence of the search of at least {share}%</source>
        <translation>une confiance de la recherche d’au moins {share} %</translation>
    </message>
    <message>
        <source>a disagreement is the end</source>
        <translation>un désaccord est la fin</translation>
    </message>
    <message>
        <source>a probe with at least {count} pixels between the eyes</source>
        <translation>une photo question avec au moins {count} pixels entre les yeux</translation>
    </message>
    <message>
        <source>a release by somebody who did not examine</source>
        <translation>une communication par quelqu’un qui n’a pas examiné</translation>
    </message>
    <message>
        <source>adjusted in {count} steps</source>
        <translation>ajustée, étapes : {count}</translation>
    </message>
    <message>
        <source>after a disagreement a third look may decide</source>
        <translation>après un désaccord, un troisième examen peut décider</translation>
    </message>
    <message>
        <source>an authorisation</source>
        <translation>une autorisation</translation>
    </message>
    <message>
        <source>an offence of its list ({count})</source>
        <translation>une infraction de sa liste ({count})</translation>
    </message>
    <message>
        <source>another person's conclusions are kept from you</source>
        <translation>les conclusions d’une autre personne vous sont cachées</translation>
    </message>
    <message>
        <source>authorisation</source>
        <translation>autorisation</translation>
    </message>
    <message>
        <source>authorisation {reference}</source>
        <translation>autorisation {reference}</translation>
    </message>
    <message>
        <source>case number</source>
        <translation>numéro d’affaire</translation>
    </message>
    <message>
        <source>corroboration that is not another comparison of faces</source>
        <translation>une corroboration qui n’est pas une autre comparaison de visages</translation>
    </message>
    <message>
        <source>ended on {day}</source>
        <translation>terminée le {day}</translation>
    </message>
    <message>
        <source>ends on {day}</source>
        <translation>se termine le {day}</translation>
    </message>
    <message>
        <source>for {who}</source>
        <translation>pour {who}</translation>
    </message>
    <message>
        <source>kept until {day}</source>
        <translation>conservée jusqu’au {day}</translation>
    </message>
    <message>
        <source>lead {subject}</source>
        <translation>piste {subject}</translation>
    </message>
    <message>
        <source>offence</source>
        <translation>infraction</translation>
    </message>
    <message>
        <source>on {subject}</source>
        <translation>sur {subject}</translation>
    </message>
    <message>
        <source>purpose</source>
        <translation>finalité</translation>
    </message>
    <message>
        <source>requester</source>
        <translation>requérant</translation>
    </message>
    <message>
        <source>search in “{gallery}”</source>
        <translation>recherche dans « {gallery} »</translation>
    </message>
    <message>
        <source>terms or authorisation not entered yet</source>
        <translation>conditions ou autorisation pas encore saisies</translation>
    </message>
    <message>
        <source>the name of who asks</source>
        <translation>le nom de qui demande</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
    <message>
        <source>{count} examiners, each blind to the others</source>
        <translation>{count} examinateurs, chacun à l’aveugle des autres</translation>
    </message>
    <message>
        <source>{count} found in the picture; the chosen one was measured.</source>
        <translation>Visages trouvés dans l’image : {count} ; celui qui a été choisi a été mesuré.</translation>
    </message>
    <message>
        <source>{count} of {all} people at or above the threshold {threshold}.</source>
        <translation>Personnes au seuil {threshold} ou au-dessus : {count} sur {all}.</translation>
    </message>
    <message>
        <source>{judgement}; {count} of {all} components at least partly visible</source>
        <translation>{judgement} ; {count} éléments sur {all} visibles au moins en partie</translation>
    </message>
    <message>
        <source>{subject}: {text} ({source})</source>
        <translation>{subject} : {text} ({source})</translation>
    </message>
    <message>
        <source>{subject}; agreed on by {people}</source>
        <translation>{subject} ; accord de {people}</translation>
    </message>
    <message>
        <source>{title} ({day})</source>
        <translation>{title} ({day})</translation>
    </message>
</context>
<context>
    <name>checkpoints</name>
    <message>
        <source>Asked for</source>
        <translation>À la demande</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>nowhere yet</source>
        <translation>encore nulle part</translation>
    </message>
    <message>
        <source>time-stamp authority</source>
        <translation>autorité d’horodatage</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Case</source>
        <translation>Affaire</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>Sur cette page</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espace de travail</translation>
    </message>
</context>
<context>
    <name>conclusions</name>
    <message>
        <source>✓ {conclusion}: {reason}
{when}, {examiner}, log entry {number}</source>
        <translation>✓ {conclusion} : {reason}
{when}, {examiner}, entrée {number} du journal</translation>
    </message>
</context>
<context>
    <name>devices</name>
    <message>
        <source>In use for {pack}: {device} ({reason}).</source>
        <translation>En usage pour {pack} : {device} ({reason}).</translation>
    </message>
    <message>
        <source>agrees ({size})</source>
        <translation>concorde ({size})</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>n’a pu être utilisé</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>pas encore vérifié</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>la référence</translation>
    </message>
    <message>
        <source>{device} could not be used: {why}.</source>
        <translation>{device} n’a pu être utilisé : {why}.</translation>
    </message>
    <message>
        <source>{device} is refused because it does not give what the CPU gives: {why}.</source>
        <translation>{device} est refusé parce qu’il ne donne pas ce que donne le CPU : {why}.</translation>
    </message>
    <message>
        <source>{device} was passed over: {why}.</source>
        <translation>{device} a été écarté : {why}.</translation>
    </message>
</context>
<context>
    <name>entry_stages</name>
    <message>
        <source>Case</source>
        <translation>Affaire</translation>
    </message>
    <message>
        <source>Corroboration</source>
        <translation>Corroboration</translation>
    </message>
    <message>
        <source>Error rates</source>
        <translation>Taux d’erreur</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Expungement</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Galleries</source>
        <translation>Galeries</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>Prise en charge</translation>
    </message>
    <message>
        <source>Log and key</source>
        <translation>Journal et clé</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>People and sign-in</source>
        <translation>Personnes et connexion</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Probe analysis</source>
        <translation>Analyse de la photo question</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Communication</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Second examen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
</context>
<context>
    <name>entry_words</name>
    <message>
        <source>NOT intact; first bad entry: {number}</source>
        <translation>N’est PAS intact ; première entrée fautive : {number}</translation>
    </message>
    <message>
        <source>as {name}</source>
        <translation>sous le nom {name}</translation>
    </message>
    <message>
        <source>candidates: {count}, other faces among them: {others}</source>
        <translation>candidats : {count}, autres visages parmi eux : {others}</translation>
    </message>
    <message>
        <source>intact: {count} entries</source>
        <translation>intact : {count} entrées</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>under an unknown name</source>
        <translation>sous un nom inconnu</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} entrées</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>images : {count}</translation>
    </message>
    <message>
        <source>{count} images of gallery {number}</source>
        <translation>images : {count}, galerie {number}</translation>
    </message>
    <message>
        <source>{count} of {all} images</source>
        <translation>{count} images sur {all}</translation>
    </message>
    <message>
        <source>{count} people, each left out once</source>
        <translation>{count} personnes, chacune écartée une fois</translation>
    </message>
    <message>
        <source>{first} to {last}, {format}</source>
        <translation>du {first} au {last}, {format}</translation>
    </message>
    <message>
        <source>{packs}: {count} people in common</source>
        <translation>{packs} : personnes en commun : {count}</translation>
    </message>
    <message>
        <source>{some} and {count} more</source>
        <translation>{some} et {count} de plus</translation>
    </message>
</context>
<context>
    <name>error_sentences</name>
    <message>
        <source>Candidate, as recorded.</source>
        <translation>Candidat, tel que renseigné.</translation>
    </message>
    <message>
        <source>Candidate: </source>
        <translation>Candidat : </translation>
    </message>
    <message>
        <source>Candidate: no measured group is recorded, so the rate of everybody is shown.</source>
        <translation>Candidat : aucun groupe mesuré n’est renseigné, c’est donc le taux de tout le monde qui est affiché.</translation>
    </message>
    <message>
        <source>Candidate: no measured group is recorded, so the worst measured one is shown.</source>
        <translation>Candidat : aucun groupe mesuré n’est renseigné, c’est donc le groupe mesuré le moins favorable qui est affiché.</translation>
    </message>
    <message>
        <source>Cohort-normalised score: how alike the two are, less how much each resembles everyone else here. The raw score stands beside it.</source>
        <translation>Score normalisé par cohorte : combien les deux sont semblables, moins combien chacun ressemble à tous les autres ici. Le score brut figure à côté.</translation>
    </message>
    <message>
        <source>Compared on {captures} pictures of {subjects} people that every one of them enrolled; {people} of these people have two pictures or more.</source>
        <translation>Comparé sur {captures} images de {subjects} personnes que chacun a enrôlées ; {people} de ces personnes ont deux images ou plus.</translation>
    </message>
    <message>
        <source>How often enrolled people are missed cannot be measured here: it takes 30 people with two pictures or more, and there are {count}.</source>
        <translation>Combien de fois des personnes enrôlées sont manquées ne peut être mesuré ici : il faut 30 personnes avec deux images ou plus, et il y en a {count}.</translation>
    </message>
    <message>
        <source>Measured on {n} of {all} people, drawn at random; each was searched for in the whole gallery.</source>
        <translation>Mesuré sur {n} des {all} personnes, tirées au hasard ; chacune a été recherchée dans toute la galerie.</translation>
    </message>
    <message>
        <source>Not recorded for any of {n} people: {names}. Differences in error between these groups stay hidden; elsewhere they were large.</source>
        <translation>Non renseigné pour aucune des {n} personnes : {names}. Les différences d’erreur entre ces groupes restent cachées ; ailleurs, elles étaient grandes.</translation>
    </message>
    <message>
        <source>Of {n} people with two pictures, {first} finds {one} whom {second} misses, and {second} finds {two} whom {first} misses</source>
        <translation>Sur {n} personnes avec deux images, {first} en trouve {one} que {second} manque, et {second} en trouve {two} que {first} manque</translation>
    </message>
    <message>
        <source>Of {people} people who are in this gallery, about {count} ({low} to {high}) would not come first here (measured on {n} with several pictures).</source>
        <translation>Sur {people} personnes qui figurent dans cette galerie, environ {count} ({low} à {high}) n’arriveraient pas en tête ici (mesuré sur {n} avec plusieurs images).</translation>
    </message>
    <message>
        <source>Of {people} people who are in this gallery, at most {high} would not come first here (measured on {n} with several pictures).</source>
        <translation>Sur {people} personnes qui figurent dans cette galerie, au plus {high} n’arriveraient pas en tête ici (mesuré sur {n} avec plusieurs images).</translation>
    </message>
    <message>
        <source>Of {people} people who are not in this gallery, about {count} ({low} to {high}) would get a candidate at this threshold; measured on {n}. No measured group has a higher rate.</source>
        <translation>Sur {people} personnes qui ne figurent pas dans cette galerie, environ {count} ({low} à {high}) obtiendraient un candidat à ce seuil ; mesuré sur {n}. Aucun groupe mesuré n’a un taux plus élevé.</translation>
    </message>
    <message>
        <source>Of {people} people who are not in this gallery, about {count} ({low} to {high}) would get a candidate here.</source>
        <translation>Sur {people} personnes qui ne figurent pas dans cette galerie, environ {count} ({low} à {high}) obtiendraient ici un candidat.</translation>
    </message>
    <message>
        <source>Of {people} people who are not in this gallery, at most {high} would get a candidate at this threshold; none of {n} did.</source>
        <translation>Sur {people} personnes qui ne figurent pas dans cette galerie, au plus {high} obtiendraient un candidat à ce seuil ; aucune des {n} n’en a obtenu.</translation>
    </message>
    <message>
        <source>Of {people} people who are not in this gallery, at most {high} would get a candidate here: none of the {n} that were tried did.</source>
        <translation>Sur {people} personnes qui ne figurent pas dans cette galerie, au plus {high} obtiendraient ici un candidat : aucune des {n} essayées n’en a obtenu.</translation>
    </message>
    <message>
        <source>People recorded as {group} ({by}): of {people} who are not in this gallery, about {count} ({low} to {high}) would get a candidate at this threshold; measured on {n}.</source>
        <translation>Personnes renseignées comme {group} ({by}) : sur {people} qui ne figurent pas dans cette galerie, environ {count} ({low} à {high}) obtiendraient un candidat à ce seuil ; mesuré sur {n}.</translation>
    </message>
    <message>
        <source>People recorded as {group} ({by}): of {people} who are not in this gallery, at most {high} would get a candidate at this threshold; none of {n} did.</source>
        <translation>Personnes renseignées comme {group} ({by}) : sur {people} qui ne figurent pas dans cette galerie, au plus {high} obtiendraient un candidat à ce seuil ; aucune des {n} n’en a obtenu.</translation>
    </message>
    <message>
        <source>Probe, as declared.</source>
        <translation>Photo question, telle que déclarée.</translation>
    </message>
    <message>
        <source>Probe: </source>
        <translation>Photo question : </translation>
    </message>
    <message>
        <source>Probe: no measured group is declared, so the rate of everybody is shown.</source>
        <translation>Photo question : aucun groupe mesuré n’est déclaré, c’est donc le taux de tout le monde qui est affiché.</translation>
    </message>
    <message>
        <source>Probe: no measured group is declared, so the worst measured one is shown.</source>
        <translation>Photo question : aucun groupe mesuré n’est déclaré, c’est donc le groupe mesuré le moins favorable qui est affiché.</translation>
    </message>
    <message>
        <source>Raw score: how alike two templates are, on the model pack's own scale. It is no percentage and no probability.</source>
        <translation>Score brut : combien deux gabarits sont semblables, sur l’échelle propre du pack de modèles. Ce n’est ni un pourcentage ni une probabilité.</translation>
    </message>
    <message>
        <source>Recorded for a part of {n} people only: {names}. The others count in no group; what happens to them is hidden in the rate of everybody.</source>
        <translation>Renseigné pour une partie seulement des {n} personnes : {names}. Les autres ne comptent dans aucun groupe ; ce qui leur arrive est caché dans le taux de tout le monde.</translation>
    </message>
    <message>
        <source>That is more often than for the others in this gallery, beyond chance.</source>
        <translation>C’est plus souvent que pour les autres de cette galerie, au-delà du hasard.</translation>
    </message>
    <message>
        <source>Who is found and who is missed cannot be compared here: it takes {needed} people with two pictures that every one of them enrolled, and there are {count}. Second pictures of {more} more people would do.</source>
        <translation>Qui est trouvé et qui est manqué ne peut être comparé ici : il faut {needed} personnes avec deux images que chacun a enrôlées, et il y en a {count}. La seconde image de {more} personnes de plus y suffirait.</translation>
    </message>
    <message>
        <source>age at capture</source>
        <translation>âge à la prise de vue</translation>
    </message>
    <message>
        <source>no group of this gallery has the 30 people that a rate takes. How errors differ between groups is not known here, which does not mean that they do not.</source>
        <translation>aucun groupe de cette galerie n’a les 30 personnes qu’il faut pour un taux. Comment les erreurs diffèrent entre groupes n’est pas connu ici, ce qui ne veut pas dire qu’elles ne diffèrent pas.</translation>
    </message>
    <message>
        <source>normalised score</source>
        <translation>score normalisé</translation>
    </message>
    <message>
        <source>race or ethnicity</source>
        <translation>race ou origine ethnique</translation>
    </message>
    <message>
        <source>raw score</source>
        <translation>score brut</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>sexe</translation>
    </message>
    <message>
        <source>sex and race</source>
        <translation>sexe et race</translation>
    </message>
    <message>
        <source>that is beyond chance: {better} finds more.</source>
        <translation>c’est au-delà du hasard : {better} en trouve plus.</translation>
    </message>
    <message>
        <source>that is within chance once it is counted that both thresholds are measured on few false candidates.</source>
        <translation>cela tient au hasard, une fois compté que les deux seuils sont mesurés sur peu de faux candidats.</translation>
    </message>
    <message>
        <source>that is within chance.</source>
        <translation>cela tient au hasard.</translation>
    </message>
    <message>
        <source>{count} pictures are recorded as different people in these galleries and were left out.</source>
        <translation>{count} images sont enregistrées comme des personnes différentes dans ces galeries et ont été écartées.</translation>
    </message>
    <message>
        <source>{count} pictures that {name} refused were never given to the others: what they would have made of them is not known, and this flatters {name}.</source>
        <translation>{count} images que {name} a refusées n’ont jamais été données aux autres : ce qu’ils en auraient fait n’est pas connu, et cela flatte {name}.</translation>
    </message>
    <message>
        <source>{name} refused {refused} of the {offered} pictures that all were given.</source>
        <translation>{name} a refusé {refused} des {offered} images que tous ont reçues.</translation>
    </message>
    <message>
        <source>{name} was never given {count} pictures that another one enrolled.</source>
        <translation>{name} n’a jamais reçu {count} images qu’un autre a enrôlées.</translation>
    </message>
    <message>
        <source>{n} of {all} people, drawn at random</source>
        <translation>{n} des {all} personnes, tirées au hasard</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} personnes</translation>
    </message>
    <message>
        <source>{ratio} times the rate of everybody here ({low} to {high}).</source>
        <translation>{ratio} fois le taux de tout le monde ici ({low} à {high}).</translation>
    </message>
</context>
<context>
    <name>expunge</name>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Earlier searches that list this person: {count}. They keep rank, id and score.</source>
        <translation>Recherches antérieures qui listent cette personne : {count}. Elles gardent rang, identifiant et score.</translation>
    </message>
    <message>
        <source>Entry {seq}</source>
        <translation>Entrée {seq}</translation>
    </message>
    <message>
        <source>Faces with their templates, thumbnails and everything recorded about them: {count}</source>
        <translation>Visages avec leurs gabarits, vignettes et tout ce qui en est enregistré : {count}</translation>
    </message>
    <message>
        <source>Faces: {faces} · templates: {templates} · images: {images} · thumbnails: {thumbnails}</source>
        <translation>Visages : {faces} · gabarits : {templates} · images : {images} · vignettes : {thumbnails}</translation>
    </message>
    <message>
        <source>Flagged cases</source>
        <translation>Affaires signalées</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Gone from disk</source>
        <translation>Disparu du disque</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Fondement</translation>
    </message>
    <message>
        <source>Images that stay</source>
        <translation>Images qui restent</translation>
    </message>
    <message>
        <source>Images, by SHA-256</source>
        <translation>Images, par SHA-256</translation>
    </message>
    <message>
        <source>Images: {count}</source>
        <translation>Images : {count}</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Looks by another person that will be withdrawn: {count}</source>
        <translation>Examens par une autre personne qui seront retirés : {count}</translation>
    </message>
    <message>
        <source>Measured error rates of this gallery: {count}. They hold scores of the person and are measured anew without them.</source>
        <translation>Taux d’erreur mesurés de cette galerie : {count}. Ils contiennent des scores de la personne et sont mesurés à nouveau sans eux.</translation>
    </message>
    <message>
        <source>Measurements: {measurements} · older copies of the database: {copies}</source>
        <translation>Mesures : {measurements} · copies plus anciennes de la base de données : {copies}</translation>
    </message>
    <message>
        <source>Older copies of the database that an update of the program put beside it.</source>
        <translation>Copies plus anciennes de la base de données qu’une mise à jour du programme a placées à côté.</translation>
    </message>
    <message>
        <source>Open cases that will be flagged: {cases}</source>
        <translation>Affaires ouvertes qui seront signalées : {cases}</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Racine</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>The image {sha}… stays, because it is {uses}.</source>
        <translation>L’image {sha}… reste, car elle est {uses}.</translation>
    </message>
    <message>
        <source>Withdrawn looks</source>
        <translation>Examens retirés</translation>
    </message>
    <message>
        <source>{name}, {when}</source>
        <translation>{name}, {when}</translation>
    </message>
</context>
<context>
    <name>feature_words</name>
    <message>
        <source>Alterations</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>Cheekbones, fullness or hollowness, dimples. Weight, age and expression change them.</source>
        <translation>Pommettes, plénitude ou creux, fossettes. Poids, âge et expression les changent.</translation>
    </message>
    <message>
        <source>Cheeks</source>
        <translation>Joues</translation>
    </message>
    <message>
        <source>Chin and jawline</source>
        <translation>Menton et ligne de la mâchoire</translation>
    </message>
    <message>
        <source>Course and symmetry of the border of the hair, peak, receding or bald areas, density, cowlicks. Hair styles hide it.</source>
        <translation>Tracé et symétrie de la bordure des cheveux, pointe, zones dégarnies ou chauves, densité, épis. La coiffure la cache.</translation>
    </message>
    <message>
        <source>Creases of the forehead, between the brows, beside the eyes, from nose to mouth, beside the mouth, on chin and neck. Expression and light change them.</source>
        <translation>Plis du front, entre les sourcils, au coin des yeux, du nez à la bouche, à côté de la bouche, sur le menton et le cou. Expression et lumière les changent.</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Différent</translation>
    </message>
    <message>
        <source>Ears</source>
        <translation>Oreilles</translation>
    </message>
    <message>
        <source>Eyebrows</source>
        <translation>Sourcils</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Yeux</translation>
    </message>
    <message>
        <source>Face/head outline</source>
        <translation>Contour du visage et de la tête</translation>
    </message>
    <message>
        <source>Facial hair</source>
        <translation>Pilosité faciale</translation>
    </message>
    <message>
        <source>Facial lines</source>
        <translation>Rides et plis</translation>
    </message>
    <message>
        <source>Forehead</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>Groove above the upper lip, shape and fullness of both lips, line between them, corners, teeth and gums where they show, symmetry.</source>
        <translation>Sillon au-dessus de la lèvre supérieure, forme et épaisseur des deux lèvres, ligne entre elles, commissures, dents et gencives si elles se voient, symétrie.</translation>
    </message>
    <message>
        <source>Hairline</source>
        <translation>Implantation des cheveux</translation>
    </message>
    <message>
        <source>Height, width and slope, brow ridges, bumps and hollows. Creases belong to the facial lines.</source>
        <translation>Hauteur, largeur et inclinaison, arcades sourcilières, bosses et creux. Les plis relèvent des rides.</translation>
    </message>
    <message>
        <source>How far they stand out, outer rim (helix), inner ridge (antihelix), bowl (concha), the small flaps before and below it (tragus, antitragus), lobe and how it joins the head, piercings.</source>
        <translation>De combien elles s’écartent, bord externe (hélix), crête interne (anthélix), cuvette (conque), petits reliefs devant et au-dessous (tragus, antitragus), lobe et son attache à la tête, perçages.</translation>
    </message>
    <message>
        <source>Insufficient quality</source>
        <translation>Qualité insuffisante</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>Bouche</translation>
    </message>
    <message>
        <source>Nose</source>
        <translation>Nez</translation>
    </message>
    <message>
        <source>Not described</source>
        <translation>Non décrit</translation>
    </message>
    <message>
        <source>Not visible</source>
        <translation>Non visible</translation>
    </message>
    <message>
        <source>Outline of the head and of the face, shape of the crown, how broad and long the face is as a whole. Lens and distance change it.</source>
        <translation>Contour de la tête et du visage, forme du sommet, largeur et longueur du visage dans l’ensemble. Objectif et distance le changent.</translation>
    </message>
    <message>
        <source>Outline, root, bridge, tip, base, wings and nostrils, the part between the nostrils, deviation and symmetry.</source>
        <translation>Contour, racine, arête, pointe, base, ailes et narines, partie entre les narines, déviation et symétrie.</translation>
    </message>
    <message>
        <source>Partly visible</source>
        <translation>Visible en partie</translation>
    </message>
    <message>
        <source>Scars and marks</source>
        <translation>Cicatrices et marques</translation>
    </message>
    <message>
        <source>Scars, moles, freckles, birthmarks, pockmarks: place, shape, size and colour of each. Make sure that a mark is not dirt, shadow or a fault of the image.</source>
        <translation>Cicatrices, grains de beauté, taches de rousseur, taches de naissance, marques de variole : place, forme, taille et couleur de chacune. Assurez-vous qu’une marque n’est ni saleté, ni ombre, ni défaut de l’image.</translation>
    </message>
    <message>
        <source>Shape and course, thickness, density, gap between them, gaps inside them, stray hairs. They are easily altered.</source>
        <translation>Forme et tracé, épaisseur, densité, écart entre eux, lacunes, poils isolés. Ils se modifient aisément.</translation>
    </message>
    <message>
        <source>Shape and prominence of the chin, cleft or dimple, course and angle of the jaw, double chin, symmetry.</source>
        <translation>Forme et saillie du menton, fossette ou sillon, tracé et angle de la mâchoire, double menton, symétrie.</translation>
    </message>
    <message>
        <source>Shape of the opening, corners, upper and lower lids and their folds, iris and white, lashes, bags below, slant and symmetry.</source>
        <translation>Forme de l’ouverture, coins, paupières supérieures et inférieures et leurs plis, iris et blanc, cils, poches, inclinaison et symétrie.</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Semblable</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Peau</translation>
    </message>
    <message>
        <source>Suitable for a search</source>
        <translation>Apte à une recherche</translation>
    </message>
    <message>
        <source>Suitable with limits</source>
        <translation>Apte avec des limites</translation>
    </message>
    <message>
        <source>Texture and tone, pores, lasting blemishes and discolouration. Light, make-up and compression change all of them.</source>
        <translation>Texture et teint, pores, imperfections et décolorations durables. Lumière, maquillage et compression les changent tous.</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Visible</translation>
    </message>
    <message>
        <source>What was done to the face: piercings, tattoos, make-up, surgery, cosmetic treatment, dental work, injuries.</source>
        <translation>Ce qui a été fait au visage : perçages, tatouages, maquillage, chirurgie, soins esthétiques, soins dentaires, blessures.</translation>
    </message>
    <message>
        <source>Where it grows and where not, density, shape and colour of moustache, beard and sideburns. It changes within days.</source>
        <translation>Où elle pousse et où non, densité, forme et couleur de la moustache, de la barbe et des favoris. Elle change en quelques jours.</translation>
    </message>
</context>
<context>
    <name>field_names</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Account open</source>
        <translation>Compte ouvert</translation>
    </message>
    <message>
        <source>Account open before</source>
        <translation>Compte ouvert auparavant</translation>
    </message>
    <message>
        <source>Accounts of the same full name</source>
        <translation>Comptes du même nom complet</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>Ajustements</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Authorisation</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>Authorised until</source>
        <translation>Autorisée jusqu’au</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autorité</translation>
    </message>
    <message>
        <source>Because nobody worked</source>
        <translation>Faute d’activité</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Auparavant</translation>
    </message>
    <message>
        <source>Box of the face</source>
        <translation>Cadre du visage</translation>
    </message>
    <message>
        <source>Calls of the models at once</source>
        <translation>Appels simultanés des modèles</translation>
    </message>
    <message>
        <source>Candidates (faces)</source>
        <translation>Candidats (visages)</translation>
    </message>
    <message>
        <source>Captured on</source>
        <translation>Prise de vue</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Affaire</translation>
    </message>
    <message>
        <source>Case (identifier)</source>
        <translation>Affaire (identifiant)</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Affaires</translation>
    </message>
    <message>
        <source>Chance of so uneven a split</source>
        <translation>Probabilité d’un partage aussi inégal</translation>
    </message>
    <message>
        <source>Checkpoint before (SHA-256)</source>
        <translation>Point de contrôle précédent (SHA-256)</translation>
    </message>
    <message>
        <source>Chips at a time</source>
        <translation>Vignettes à la fois</translation>
    </message>
    <message>
        <source>Closed in order before</source>
        <translation>Auparavant fermé en bon ordre</translation>
    </message>
    <message>
        <source>Cohort size</source>
        <translation>Taille de la cohorte</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Comparé</translation>
    </message>
    <message>
        <source>Concluded on a lead</source>
        <translation>A conclu à une piste</translation>
    </message>
    <message>
        <source>Concluded otherwise</source>
        <translation>A conclu autrement</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Confidence of the search</source>
        <translation>Confiance de la recherche</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Daté du</translation>
    </message>
    <message>
        <source>Descriptions of corroboration</source>
        <translation>Descriptions de corroboration</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Device that is preferred</source>
        <translation>Matériel préféré</translation>
    </message>
    <message>
        <source>Digest of the rows recorded with it</source>
        <translation>Condensé des lignes enregistrées avec elle</translation>
    </message>
    <message>
        <source>Digests made anew</source>
        <translation>Condensés refaits</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Écartés</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Enrôlés</translation>
    </message>
    <message>
        <source>Enrolled again from the gallery</source>
        <translation>Enrôlée à nouveau depuis la galerie</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Enrôlement</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>Entrées du journal</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Effacé</translation>
    </message>
    <message>
        <source>Every image checked</source>
        <translation>Chaque image vérifiée</translation>
    </message>
    <message>
        <source>Examiner</source>
        <translation>Examinateur</translation>
    </message>
    <message>
        <source>Expungement</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>FPIR</source>
        <translation>FPIR</translation>
    </message>
    <message>
        <source>FPIR that was asked for</source>
        <translation>FPIR demandé</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Visage</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Visages</translation>
    </message>
    <message>
        <source>Faces expunged until then</source>
        <translation>Visages effacés jusque-là</translation>
    </message>
    <message>
        <source>Faces in the picture</source>
        <translation>Visages dans l’image</translation>
    </message>
    <message>
        <source>Failed at</source>
        <translation>Panne à</translation>
    </message>
    <message>
        <source>Failed attempts</source>
        <translation>Tentatives échouées</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Traits</translation>
    </message>
    <message>
        <source>File (SHA-256)</source>
        <translation>Fichier (SHA-256)</translation>
    </message>
    <message>
        <source>File as it was adopted (SHA-256)</source>
        <translation>Fichier tel qu’adopté (SHA-256)</translation>
    </message>
    <message>
        <source>File as it was found (SHA-256)</source>
        <translation>Fichier tel que trouvé (SHA-256)</translation>
    </message>
    <message>
        <source>File of scores (SHA-256)</source>
        <translation>Fichier des scores (SHA-256)</translation>
    </message>
    <message>
        <source>Files passed over</source>
        <translation>Fichiers laissés de côté</translation>
    </message>
    <message>
        <source>Fillers (faces)</source>
        <translation>Figurants (visages)</translation>
    </message>
    <message>
        <source>Fillers that the policy asks for</source>
        <translation>Figurants que les règles demandent</translation>
    </message>
    <message>
        <source>First bad entry</source>
        <translation>Première entrée fautive</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Première ligne</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Signalement</translation>
    </message>
    <message>
        <source>Floor of the policy</source>
        <translation>Plancher des règles</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nom complet</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Fondement</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Image (SHA-256)</source>
        <translation>Image (SHA-256)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Images kept (SHA-256)</source>
        <translation>Images conservées (SHA-256)</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Conservée jusqu’au</translation>
    </message>
    <message>
        <source>Kind of workspace</source>
        <translation>Nature de l’espace de travail</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Examens</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Model pack</source>
        <translation>Pack de modèles</translation>
    </message>
    <message>
        <source>Model pack (hash)</source>
        <translation>Pack de modèles (empreinte)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>Newest face</source>
        <translation>Visage le plus récent</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Non enrôlées</translation>
    </message>
    <message>
        <source>Notes of reading</source>
        <translation>Notes de lecture</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Infraction</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Order of the faces</source>
        <translation>Ordre des visages</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Pack of that gallery (SHA-256)</source>
        <translation>Pack de cette galerie (SHA-256)</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>People at or above the threshold</source>
        <translation>Personnes au seuil ou au-dessus</translation>
    </message>
    <message>
        <source>Pictures given</source>
        <translation>Images données</translation>
    </message>
    <message>
        <source>Pictures in common</source>
        <translation>Images en commun</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Pixels after adjustment</source>
        <translation>Pixels après ajustement</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Policies that this computer handed out</source>
        <translation>Règles distribuées par cet ordinateur</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Policy (SHA-256)</source>
        <translation>Règles (SHA-256)</translation>
    </message>
    <message>
        <source>Policy dated</source>
        <translation>Règles datées du</translation>
    </message>
    <message>
        <source>Policy for new cases</source>
        <translation>Règles pour les nouvelles affaires</translation>
    </message>
    <message>
        <source>Policy for new cases before</source>
        <translation>Règles pour les nouvelles affaires auparavant</translation>
    </message>
    <message>
        <source>Policy profile</source>
        <translation>Profil de règles</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Photo question</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalité</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Communiqué</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Requérant</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droit</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>Roles before</source>
        <translation>Rôles auparavant</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Racine</translation>
    </message>
    <message>
        <source>Root of the log</source>
        <translation>Racine du journal</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation>Lignes modifiées</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Searches of people with two pictures</source>
        <translation>Recherches de personnes à deux images</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Phrase</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Taille en octets</translation>
    </message>
    <message>
        <source>Smallest batch that was tried</source>
        <translation>Plus petit lot essayé</translation>
    </message>
    <message>
        <source>Snapshot of the gallery</source>
        <translation>Instantané de la galerie</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Suitability</source>
        <translation>Aptitude</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Template of the probe (SHA-256)</source>
        <translation>Gabarit de la photo question (SHA-256)</translation>
    </message>
    <message>
        <source>Templates (SHA-256)</source>
        <translation>Gabarits (SHA-256)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Threads of each call of a model</source>
        <translation>Fils de chaque appel d’un modèle</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Threshold where FPIR is 1%</source>
        <translation>Seuil où le FPIR est de 1 %</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Two by two</source>
        <translation>Deux à deux</translation>
    </message>
    <message>
        <source>Type of probe</source>
        <translation>Type de photo question</translation>
    </message>
    <message>
        <source>Verifier key</source>
        <translation>Clé de vérification</translation>
    </message>
    <message>
        <source>Verifier key before</source>
        <translation>Clé de vérification auparavant</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Visible</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avertissements</translation>
    </message>
    <message>
        <source>What was done on it</source>
        <translation>Ce qui y était fait</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espace de travail</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <source>alterations</source>
        <translation>modifications</translation>
    </message>
    <message>
        <source>animated</source>
        <translation>animé</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>cheeks</source>
        <translation>joues</translation>
    </message>
    <message>
        <source>chin and jaw</source>
        <translation>menton et mâchoire</translation>
    </message>
    <message>
        <source>database copies</source>
        <translation>copies de la base de données</translation>
    </message>
    <message>
        <source>decoder stopped</source>
        <translation>décodeur arrêté</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>double</translation>
    </message>
    <message>
        <source>ears</source>
        <translation>oreilles</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <source>expunged</source>
        <translation>effacé</translation>
    </message>
    <message>
        <source>eyebrows</source>
        <translation>sourcils</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>yeux</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>visages</translation>
    </message>
    <message>
        <source>facial hair</source>
        <translation>pilosité faciale</translation>
    </message>
    <message>
        <source>facial lines</source>
        <translation>rides et plis</translation>
    </message>
    <message>
        <source>forehead</source>
        <translation>front</translation>
    </message>
    <message>
        <source>hairline</source>
        <translation>implantation des cheveux</translation>
    </message>
    <message>
        <source>head outline</source>
        <translation>contour de la tête</translation>
    </message>
    <message>
        <source>high</source>
        <translation>haut</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>low</source>
        <translation>bas</translation>
    </message>
    <message>
        <source>measurements</source>
        <translation>mesures</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>métadonnées</translation>
    </message>
    <message>
        <source>mouth</source>
        <translation>bouche</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>aucun visage</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>nez</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>lignes</translation>
    </message>
    <message>
        <source>scars and marks</source>
        <translation>cicatrices et marques</translation>
    </message>
    <message>
        <source>several faces</source>
        <translation>plusieurs visages</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>peau</translation>
    </message>
    <message>
        <source>templates</source>
        <translation>gabarits</translation>
    </message>
    <message>
        <source>thumbnails</source>
        <translation>vignettes</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>trop grand</translation>
    </message>
    <message>
        <source>too much memory</source>
        <translation>trop de mémoire</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>trop petit</translation>
    </message>
    <message>
        <source>took too long</source>
        <translation>trop long</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>unsupported format</source>
        <translation>format non pris en charge</translation>
    </message>
</context>
<context>
    <name>gallery</name>
    <message>
        <source>Not recorded: {missing}. Error rates of these groups cannot be measured.</source>
        <translation>Non renseigné : {missing}. Les taux d’erreur de ces groupes ne peuvent être mesurés.</translation>
    </message>
    <message>
        <source>The enrolment of {folder} was interrupted after {done} of {total} images. Nothing already done is repeated.</source>
        <translation>L’enrôlement de {folder} a été interrompu après {done} images sur {total}. Rien de ce qui est déjà fait n’est refait.</translation>
    </message>
    <message>
        <source>capture date</source>
        <translation>date de prise de vue</translation>
    </message>
    <message>
        <source>race or ethnicity</source>
        <translation>race ou origine ethnique</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>sexe</translation>
    </message>
    <message>
        <source>year of birth</source>
        <translation>année de naissance</translation>
    </message>
    <message>
        <source>{faces} faces of {subjects} subjects, model pack {pack}.</source>
        <translation>{faces} visages de {subjects} sujets, pack de modèles {pack}.</translation>
    </message>
    <message>
        <source>{name} of {count}</source>
        <translation>{name} pour {count}</translation>
    </message>
</context>
<context>
    <name>guide</name>
    <message>
        <source>298 portraits of people who do not exist were enrolled by the real models. On the right stands what was measured on exactly this gallery.</source>
        <translation>298 portraits de personnes qui n’existent pas ont été enrôlés par les vrais modèles. À droite figure ce qui a été mesuré sur cette galerie précisément.</translation>
    </message>
    <message>
        <source>A lead is worth investigating, it is never an identification. Conclude “lead” here to go the whole way.</source>
        <translation>Une piste mérite d’être vérifiée, elle n’est jamais une identification. Concluez ici « piste » pour aller jusqu’au bout.</translation>
    </message>
    <message>
        <source>Analyse it before any search</source>
        <translation>L’analyser avant toute recherche</translation>
    </message>
    <message>
        <source>Another person looks blind: no scores, no names, among fillers.</source>
        <translation>Une autre personne regarde à l’aveugle : ni scores, ni noms, parmi des figurants.</translation>
    </message>
    <message>
        <source>As “Demo supervisor”: see everything that the lead rests on, and release it with the password.</source>
        <translation>En tant que « Demo supervisor » : voyez tout ce sur quoi repose la piste, et communiquez-la avec le mot de passe.</translation>
    </message>
    <message>
        <source>Ask for the second look</source>
        <translation>Demander le second examen</translation>
    </message>
    <message>
        <source>Back as “Demo analyst”: describe in the case what else speaks for the lead. Another comparison of faces is none.</source>
        <translation>De nouveau en tant que « Demo analyst » : décrivez dans l’affaire ce qui d’autre étaye la piste. Une autre comparaison de visages n’en est pas une corroboration.</translation>
    </message>
    <message>
        <source>Case, probe type and provenance are part of the record. Try “Sketch” to see a refusal. Then record it.</source>
        <translation>Affaire, type de photo question et provenance font partie du dossier. Essayez « Portrait dessiné » pour voir un refus. Puis enregistrez-la.</translation>
    </message>
    <message>
        <source>Choose a candidate. Both faces stand at the same scale; note for each feature whether it is similar, different or not visible.</source>
        <translation>Choisissez un candidat. Les deux visages sont à la même échelle ; notez pour chaque trait s’il est semblable, différent ou non visible.</translation>
    </message>
    <message>
        <source>Choose “Case 1” under the empty picture: it brings its case, under the policy “Training”, and its declaration.</source>
        <translation>Choisissez « Cas 1 » sous l’image vide : il apporte son affaire, sous les règles « Entraînement », et sa déclaration.</translation>
    </message>
    <message>
        <source>Compare, feature by feature</source>
        <translation>Comparer, trait par trait</translation>
    </message>
    <message>
        <source>Conclude, with a reason</source>
        <translation>Conclure, avec un motif</translation>
    </message>
    <message>
        <source>Corroborate</source>
        <translation>Corroborer</translation>
    </message>
    <message>
        <source>Every step left an entry. Check that none was changed.</source>
        <translation>Chaque étape a laissé une entrée. Vérifiez qu’aucune n’a été modifiée.</translation>
    </message>
    <message>
        <source>Look at the gallery</source>
        <translation>Regarder la galerie</translation>
    </message>
    <message>
        <source>Lower it on the right: more candidates appear, and with them the share of people who are not in the gallery but would get one. Below 95% the reason is asked for and recorded.</source>
        <translation>Abaissez-le à droite : d’autres candidats apparaissent, et avec eux la part des personnes absentes de la galerie qui en obtiendraient un. Sous 95 %, le motif est demandé et enregistré.</translation>
    </message>
    <message>
        <source>Move the threshold</source>
        <translation>Déplacer le seuil</translation>
    </message>
    <message>
        <source>Only an analysed probe is searched, and every search is recorded.</source>
        <translation>Seule une photo question analysée fait l’objet d’une recherche, et chaque recherche est enregistrée.</translation>
    </message>
    <message>
        <source>Open the probe of case 1</source>
        <translation>Ouvrir la photo question du cas 1</translation>
    </message>
    <message>
        <source>Record the probe</source>
        <translation>Enregistrer la photo question</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Communiquer</translation>
    </message>
    <message>
        <source>Say what can be seen of each feature, and what the probe is good for, before a candidate can lead the eye.</source>
        <translation>Dites ce que l’on voit de chaque trait, et à quoi la photo question peut servir, avant qu’un candidat ne puisse guider l’œil.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Sign in as “Demo examiner”: the look waits on the page “Cases”.</source>
        <translation>Connectez-vous comme « Demo examiner » : l’examen attend à la page « Affaires ».</translation>
    </message>
    <message>
        <source>Switch person and look blind</source>
        <translation>Changer de personne et examiner à l’aveugle</translation>
    </message>
    <message>
        <source>The case holds everything that was done, also what found nobody.</source>
        <translation>L’affaire contient tout ce qui a été fait, même ce qui n’a trouvé personne.</translation>
    </message>
    <message>
        <source>Verify the log</source>
        <translation>Vérifier le journal</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Rédiger le rapport</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
</context>
<context>
    <name>look_outcome</name>
    <message>
        <source>You and the first examiner agree on {faces}: a lead, for now.</source>
        <translation>Vous et le premier examinateur êtes d’accord sur {faces} : une piste, pour l’instant.</translation>
    </message>
    <message>
        <source>You and the first examiner concluded differently on {faces}. Both conclusions stay in the record as they are, and it does not go further as a lead unless the policy lets a third look decide. To find such a difference is what a second look is for.</source>
        <translation>Vous et le premier examinateur avez conclu différemment sur {faces}. Les deux conclusions restent telles quelles au dossier, et cela ne va pas plus loin comme piste, sauf si les règles laissent décider un troisième examen. Trouver une telle différence est la raison d’être d’un second examen.</translation>
    </message>
    <message>
        <source>You called {faces} a lead, and it was a filler. The case is flagged, so that somebody looks into it: two people can look alike, and a filler can be the person of the probe.</source>
        <translation>Vous avez déclaré {faces} piste, et c’était un figurant. L’affaire est signalée, afin que quelqu’un s’en occupe : deux personnes peuvent se ressembler, et un figurant peut être la personne de la photo question.</translation>
    </message>
    <message>
        <source>face {place}</source>
        <translation>visage {place}</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Reading the pages</source>
        <translation>Lecture des pages</translation>
    </message>
    <message>
        <source>Second Look</source>
        <translation>Second Look</translation>
    </message>
    <message>
        <source>Stopping the work that runs; nothing recorded is lost.</source>
        <translation>Arrêt du travail en cours ; rien d’enregistré n’est perdu.</translation>
    </message>
</context>
<context>
    <name>motion</name>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Comme d’habitude</translation>
    </message>
    <message>
        <source>Nothing moves by itself</source>
        <translation>Rien ne bouge tout seul</translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>How errors differ between groups is not known at this threshold: nothing that was measured for this search speaks for it.</source>
        <translation>Comment les erreurs diffèrent entre groupes n’est pas connu à ce seuil : rien de ce qui a été mesuré pour cette recherche ne le dit.</translation>
    </message>
    <message>
        <source>everybody: {rate}</source>
        <translation>tout le monde : {rate}</translation>
    </message>
    <message>
        <source>none of {n}</source>
        <translation>aucun de {n}</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>données insuffisantes</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>worst group: {group}: {rate}</source>
        <translation>groupe le moins favorable : {group} : {rate}</translation>
    </message>
    <message>
        <source>{group}: {rate}</source>
        <translation>{group} : {rate}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} à {high}</translation>
    </message>
    <message>
        <source>{ratio}×</source>
        <translation>{ratio}×</translation>
    </message>
</context>
<context>
    <name>probes</name>
    <message>
        <source>A composite cannot be a probe: features assembled from other faces belong to nobody, and every candidate would be an innocent person. Search with a photograph of the person or not at all.</source>
        <translation>Un portrait-robot ne peut être une photo question : des traits assemblés d’autres visages n’appartiennent à personne, et chaque candidat serait un innocent. Recherchez avec une photographie de la personne, ou pas du tout.</translation>
    </message>
    <message>
        <source>A drawn face cannot be a probe: its features come from a hand and a memory, and the scores of a search would be about the drawing. Search with a photograph of the person or not at all.</source>
        <translation>Un visage dessiné ne peut être une photo question : ses traits viennent d’une main et d’une mémoire, et les scores d’une recherche porteraient sur le dessin. Recherchez avec une photographie de la personne, ou pas du tout.</translation>
    </message>
    <message>
        <source>A generated or enhanced face cannot be a probe: the software invented the detail that a search would compare. Search with the untouched original or not at all.</source>
        <translation>Un visage généré ou amélioré ne peut être une photo question : le logiciel a inventé le détail qu’une recherche comparerait. Recherchez avec l’original intact, ou pas du tout.</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>MB</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>encore {minutes} min environ</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>encore {seconds} s environ</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>entrées</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>people</source>
        <translation>personnes</translation>
    </message>
    <message>
        <source>speed trials</source>
        <translation>essais de vitesse</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>{done} of {total} {unit}</source>
        <translation>{done} {unit} sur {total}</translation>
    </message>
    <message>
        <source>{rate} per second</source>
        <translation>{rate} par seconde</translation>
    </message>
</context>
<context>
    <name>recipe</name>
    <message>
        <source>adjustment</source>
        <translation>ajustement</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>recadrage</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>niveaux</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>miroir</translation>
    </message>
    <message>
        <source>remove: {step}</source>
        <translation>retrait : {step}</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>remise à zéro</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>rotation</translation>
    </message>
</context>
<context>
    <name>roles</name>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Analyste</translation>
    </message>
    <message>
        <source>Enrols galleries, takes in and analyses probes, searches, prepares reports.</source>
        <translation>Enrôle des galeries, prend en charge et analyse les photos question, recherche, prépare les rapports.</translation>
    </message>
    <message>
        <source>Examiner</source>
        <translation>Examinateur</translation>
    </message>
    <message>
        <source>Manages accounts, policy and model packs; has no part in casework by that alone.</source>
        <translation>Gère les comptes, les règles et les packs de modèles ; n’a pas de part au travail sur affaire à ce seul titre.</translation>
    </message>
    <message>
        <source>Releases leads, sets the policy, expunges, sees figures and reliability.</source>
        <translation>Communique les pistes, fixe les règles, efface, voit les statistiques et la fiabilité.</translation>
    </message>
    <message>
        <source>Sees the annual figures; has no part in casework.</source>
        <translation>Voit les statistiques annuelles ; n’a pas de part au travail sur affaire.</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Superviseur</translation>
    </message>
    <message>
        <source>Takes in probes, searches, examines candidates, takes blind second looks.</source>
        <translation>Prend en charge les photos question, recherche, examine les candidats, fait les seconds examens à l’aveugle.</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Formateur</translation>
    </message>
    <message>
        <source>Your account may not do this. Roles that may: {roles}</source>
        <translation>Votre compte ne peut faire cela. Rôles qui le peuvent : {roles}</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source> Entry {seq} ({kind}) is one of them, and the program signs for such an entry at once while it has the key.</source>
        <translation> L’entrée {seq} ({kind}) est l’une d’elles, et le programme signe aussitôt pour une telle entrée tant qu’il a la clé.</translation>
    </message>
    <message>
        <source> It bears no signature.</source>
        <translation> Il ne porte aucune signature.</translation>
    </message>
    <message>
        <source> of {size} x {size2} pixels</source>
        <translation> de {size} x {size2} pixels</translation>
    </message>
    <message>
        <source>% of contrast</source>
        <translation>% de contraste</translation>
    </message>
    <message>
        <source>0.6: documentation of the face_recognition package (compare_faces, tolerance). The threshold here is the cosine of this pack's templates (with mirror image) that as many pairs of different people pass as pass Euclidean distance 0.6 of the network's own output for a single chip: 6,166 of 1,124,250 pairs (0.55%), first images of 1,500 people of the development half of LFW. Aligned with this pack's landmarks, not dlib's.</source>
        <translation>0,6 : documentation du paquet face_recognition (compare_faces, tolerance). Le seuil donné ici est le cosinus des gabarits de ce pack (avec image miroir) que franchissent autant de paires de personnes différentes qu’il en passe la distance euclidienne 0,6 de la sortie du réseau pour une seule vignette : 6 166 paires sur 1 124 250 (0,55 %), premières images de 1 500 personnes de la moitié de développement de LFW. Aligné avec les points de ce pack, non ceux de dlib.</translation>
    </message>
    <message>
        <source>1 to 64 small letters, digits and hyphens</source>
        <translation>1 à 64 petites lettres, chiffres et traits d’union</translation>
    </message>
    <message>
        <source>16-bit brightness was reduced to 8 bits.</source>
        <translation>La luminosité à 16 bits a été réduite à 8 bits.</translation>
    </message>
    <message>
        <source>80% confidence</source>
        <translation>Confiance de 80 %</translation>
    </message>
    <message>
        <source>95% confidence</source>
        <translation>Confiance de 95 %</translation>
    </message>
    <message>
        <source>95% interval of a rate</source>
        <translation>Intervalle à 95 % d’un taux</translation>
    </message>
    <message>
        <source>99% confidence</source>
        <translation>Confiance de 99 %</translation>
    </message>
    <message>
        <source>; with mean {mean} and scale {scale} it would</source>
        <translation>; avec moyenne {mean} et échelle {scale} il le ferait</translation>
    </message>
    <message>
        <source>A batch that does not fit is halved; TensorRT itself may use 1 GiB to choose its kernels.</source>
        <translation>Un lot qui ne tient pas est divisé par deux ; TensorRT lui-même peut employer 1 Gio pour choisir ses noyaux.</translation>
    </message>
    <message>
        <source>A batch that does not fit is halved; its memory is the computer's own.</source>
        <translation>Un lot qui ne tient pas est divisé par deux ; sa mémoire est celle de l’ordinateur.</translation>
    </message>
    <message>
        <source>A batch that does not fit is halved; memory grows by what is asked for, not by doubling.</source>
        <translation>Un lot qui ne tient pas est divisé par deux ; la mémoire croît de ce qui est demandé, sans doubler.</translation>
    </message>
    <message>
        <source>A batch that does not fit is halved; memory patterns are off, as DirectML asks.</source>
        <translation>Un lot qui ne tient pas est divisé par deux ; les plans de mémoire sont désactivés, comme DirectML le demande.</translation>
    </message>
    <message>
        <source>A batch that does not fit is halved; the next one is whole again.</source>
        <translation>Un lot qui ne tient pas est divisé par deux ; le suivant est de nouveau entier.</translation>
    </message>
    <message>
        <source>A candidate in a look is one that the first examiner called a lead: whoever does not agree may be the safeguard that worked. A filler is another person of the gallery: calling one a lead is most likely an error. Few looks say little: read the intervals, and rank nobody by these figures.</source>
        <translation>Un candidat dans un examen est un candidat que le premier examinateur a déclaré piste : qui n’est pas d’accord peut être la précaution qui a fonctionné. Un figurant est une autre personne de la galerie : le déclarer piste est très probablement une erreur. Peu d’examens disent peu : lisez les intervalles, et ne classez personne d’après ces chiffres.</translation>
    </message>
    <message>
        <source>A candidate is a lead, never an identification: none of these figures counts people who were found.</source>
        <translation>Un candidat est une piste, jamais une identification : aucun de ces chiffres ne compte des personnes qui auraient été trouvées.</translation>
    </message>
    <message>
        <source>A candidate is a lead: somebody to be investigated by other means. It is not an identification and no ground to arrest, charge or name anybody.</source>
        <translation>Un candidat est une piste : quelqu’un à vérifier par d’autres moyens. Ce n’est pas une identification et cela ne fonde ni arrestation, ni poursuite, ni mise en cause de quiconque.</translation>
    </message>
    <message>
        <source>A candidate list needs room for at least one candidate.</source>
        <translation>Une liste de candidats doit avoir la place pour au moins un candidat.</translation>
    </message>
    <message>
        <source>A candidate list without any threshold, as many systems show it: the nearest faces, however far away they are. Whoever is searched, somebody comes first.</source>
        <translation>Une liste de candidats sans aucun seuil, comme la montrent bien des systèmes : les visages les plus proches, si éloignés soient-ils. Qui que l’on recherche, quelqu’un vient en tête.</translation>
    </message>
    <message>
        <source>A candidate of this look was expunged from the gallery.</source>
        <translation>Un candidat de cet examen a été effacé de la galerie.</translation>
    </message>
    <message>
        <source>A candidate of this search stands as a lead: conclude on it again before saying that the search has no candidate.</source>
        <translation>Un candidat de cette recherche tient lieu de piste : concluez à nouveau sur lui avant de dire que la recherche n’a aucun candidat.</translation>
    </message>
    <message>
        <source>A candidate was expunged from the gallery.</source>
        <translation>Un candidat a été effacé de la galerie.</translation>
    </message>
    <message>
        <source>A checkpoint of {lost} entries was delivered, and is not there.</source>
        <translation>Un point de contrôle de {lost} entrées a été remis, et il n’est pas là.</translation>
    </message>
    <message>
        <source>A checkpoint speaks of {stored} entries, the log has {size}: entries were removed from its end.</source>
        <translation>Un point de contrôle parle de {stored} entrées, le journal en a {size} : des entrées ont été retirées à sa fin.</translation>
    </message>
    <message>
        <source>A checkpoint that is kept beside the log alone protects little: it can be replaced along with it.</source>
        <translation>Un point de contrôle gardé seulement à côté du journal protège peu : il peut être remplacé avec lui.</translation>
    </message>
    <message>
        <source>A choice of this program within the frame of the Bureau of Justice Assistance, Face Recognition Policy Development Template (December 2017)</source>
        <translation>Un choix de ce programme dans le cadre du modèle de politique de reconnaissance faciale du Bureau of Justice Assistance, Face Recognition Policy Development Template (décembre 2017)</translation>
    </message>
    <message>
        <source>A comparison score tells how alike two templates are on the scale of one model pack. It is no share of certainty, and scores of different packs or kinds cannot be compared.</source>
        <translation>Un score de comparaison dit combien deux gabarits sont semblables sur l’échelle d’un pack de modèles. Ce n’est pas une part de certitude, et les scores de packs ou de genres différents ne se comparent pas.</translation>
    </message>
    <message>
        <source>A composite cannot be a probe: features assembled from other faces belong to nobody, and every candidate would be an innocent person. Search with a photograph of the person or not at all.</source>
        <translation>Un portrait-robot ne peut être une photo question : des traits assemblés d’autres visages n’appartiennent à personne, et chaque candidat serait un innocent. Recherchez avec une photographie de la personne, ou pas du tout.</translation>
    </message>
    <message>
        <source>A conclusion that was replaced by a later one of the first examiner is not counted.</source>
        <translation>Une conclusion remplacée par une conclusion ultérieure du premier examinateur n’est pas comptée.</translation>
    </message>
    <message>
        <source>A confidence lies between 0 and 1, for example 0.99.</source>
        <translation>Une confiance est comprise entre 0 et 1, par exemple 0.99.</translation>
    </message>
    <message>
        <source>A copy inside the workspace proves nothing: choose a folder elsewhere, best on another machine.</source>
        <translation>Une copie dans l’espace de travail ne prouve rien : choisissez un dossier ailleurs, au mieux sur une autre machine.</translation>
    </message>
    <message>
        <source>A court ordered it.</source>
        <translation>Un tribunal l’a ordonné.</translation>
    </message>
    <message>
        <source>A crop is given in whole pixels.</source>
        <translation>Un recadrage se donne en pixels entiers.</translation>
    </message>
    <message>
        <source>A crop keeps at least {minimum_side} pixels each way: choose a larger rectangle.</source>
        <translation>Un recadrage garde au moins {minimum_side} pixels de chaque côté : choisissez un rectangle plus grand.</translation>
    </message>
    <message>
        <source>A difference that is not recorded is not absent.</source>
        <translation>Une différence qui n’est pas renseignée n’est pas absente.</translation>
    </message>
    <message>
        <source>A drawn face cannot be a probe: its features come from a hand and a memory, and the scores of a search would be about the drawing. Search with a photograph of the person or not at all.</source>
        <translation>Un visage dessiné ne peut être une photo question : ses traits viennent d’une main et d’une mémoire, et les scores d’une recherche porteraient sur le dessin. Recherchez avec une photographie de la personne, ou pas du tout.</translation>
    </message>
    <message>
        <source>A folder says itself which pack it is; name a recipe only for a file.</source>
        <translation>Un dossier dit lui-même quel pack il est ; ne nommez une recette que pour un fichier.</translation>
    </message>
    <message>
        <source>A generated or enhanced face cannot be a probe: the software invented the detail that a search would compare. Search with the untouched original or not at all.</source>
        <translation>Un visage généré ou amélioré ne peut être une photo question : le logiciel a inventé le détail qu’une recherche comparerait. Recherchez avec l’original intact, ou pas du tout.</translation>
    </message>
    <message>
        <source>A group is flagged where so many errors among its members would happen by chance too rarely: with Fisher’s exact test over all groups, at most 5% chance of any false flag.</source>
        <translation>Un groupe est signalé là où tant d’erreurs parmi ses membres arriveraient trop rarement par hasard : avec le test exact de Fisher sur tous les groupes, au plus 5 % de chances d’un faux signalement.</translation>
    </message>
    <message>
        <source>A group without a flag is not shown to be safe: among few people large differences go unseen.</source>
        <translation>Un groupe sans signalement n’est pas montré à l’abri : parmi peu de personnes, de grandes différences ne se voient pas.</translation>
    </message>
    <message>
        <source>A lead of this case has not come through its reviews yet: nothing of the case leaves before it is released or rejected.</source>
        <translation>Une piste de cette affaire n’a pas encore passé ses examens : rien de l’affaire ne sort avant qu’elle soit communiquée ou rejetée.</translation>
    </message>
    <message>
        <source>A lead says of every feature whether it is similar, different or not visible (missing: {c}).</source>
        <translation>Une piste dit de chaque trait s’il est semblable, différent ou non visible (manque : {c}).</translation>
    </message>
    <message>
        <source>A lead says where to go on asking. It says nothing about who somebody is, and nobody is arrested on it alone.</source>
        <translation>Une piste dit où continuer à chercher. Elle ne dit rien de qui est quelqu’un, et personne n’est arrêté sur sa seule foi.</translation>
    </message>
    <message>
        <source>A lead that was released is not a case that was solved: what happened outside is not known here.</source>
        <translation>Une piste communiquée n’est pas une affaire résolue : ce qui s’est passé au-dehors n’est pas connu ici.</translation>
    </message>
    <message>
        <source>A look at this candidate is open: wait until it is completed.</source>
        <translation>Un examen de ce candidat est ouvert : attendez qu’il soit terminé.</translation>
    </message>
    <message>
        <source>A look by another person is still open in the case {case_number}: wait for it, or close the case and withdraw it.</source>
        <translation>Un examen par une autre personne est encore ouvert dans l’affaire {case_number} : attendez-le, ou closez l’affaire et retirez-le.</translation>
    </message>
    <message>
        <source>A look by another person is still open in this case: nothing of it leaves before that ends.</source>
        <translation>Un examen par une autre personne est encore ouvert dans cette affaire : rien n’en sort avant qu’il ait pris fin.</translation>
    </message>
    <message>
        <source>A look is withdrawn by the first examiner or by a supervisor.</source>
        <translation>Un examen est retiré par le premier examinateur ou par un superviseur.</translation>
    </message>
    <message>
        <source>A low score by itself excludes nobody.</source>
        <translation>Un score bas, à lui seul, n’exclut personne.</translation>
    </message>
    <message>
        <source>A pack that refuses hard pictures looks better than it is, unless they are counted as missed.</source>
        <translation>Un pack qui refuse les images difficiles paraît meilleur qu’il n’est, à moins qu’elles ne comptent comme manquées.</translation>
    </message>
    <message>
        <source>A parcel was collected under a false name; the kiosk took this picture.</source>
        <translation>Un colis a été retiré sous un faux nom ; la borne a pris cette image.</translation>
    </message>
    <message>
        <source>A passphrase has at least {shortest_passphrase} characters.</source>
        <translation>Une phrase secrète a au moins {shortest_passphrase} caractères.</translation>
    </message>
    <message>
        <source>A passphrase has at most {longest_passphrase} characters.</source>
        <translation>Une phrase secrète a au plus {longest_passphrase} caractères.</translation>
    </message>
    <message>
        <source>A password has at least {minimum_password_length} characters; several words are good.</source>
        <translation>Un mot de passe a au moins {minimum_password_length} caractères ; plusieurs mots conviennent bien.</translation>
    </message>
    <message>
        <source>A password has at most {longest_password} characters.</source>
        <translation>Un mot de passe a au plus {longest_password} caractères.</translation>
    </message>
    <message>
        <source>A picture is turned by −360° to 360°.</source>
        <translation>Une image se tourne de −360° à 360°.</translation>
    </message>
    <message>
        <source>A ratio near 1 with a wide interval does not show that groups fare alike.</source>
        <translation>Un rapport proche de 1 à l’intervalle large ne montre pas que les groupes s’en tirent de même.</translation>
    </message>
    <message>
        <source>A recipe has at most {maximum_steps} steps: remove some.</source>
        <translation>Une recette a au plus {maximum_steps} étapes : retirez-en.</translation>
    </message>
    <message>
        <source>A replay searches for many people at once and belongs to no case: it is not done in casework. Open the threshold lab in the training workspace.</source>
        <translation>Un rejeu recherche beaucoup de personnes à la fois et n’appartient à aucune affaire : il ne se fait pas dans le travail sur affaire. Ouvrez l’atelier du seuil dans l’espace d’entraînement.</translation>
    </message>
    <message>
        <source>A root held elsewhere speaks of {size} entries, the log has {size2}: entries were removed from its end.</source>
        <translation>Une racine conservée ailleurs parle de {size} entrées, le journal en a {size2} : des entrées ont été retirées à sa fin.</translation>
    </message>
    <message>
        <source>A search above the floor is not safe for that: what it returns is still a lead at most.</source>
        <translation>Une recherche au-dessus du plancher n’est pas sûre pour autant : ce qu’elle rend reste une piste au plus.</translation>
    </message>
    <message>
        <source>A search is casework: give the case number and its purpose (on the command line --case and --purpose) before searching.</source>
        <translation>Une recherche est un acte d’affaire : donnez le numéro d’affaire et sa finalité (en ligne de commande --case et --purpose) avant de rechercher.</translation>
    </message>
    <message>
        <source>A search looks only among the people of its gallery and puts the most alike first, whether or not the person looked for is among them.</source>
        <translation>Une recherche ne regarde que parmi les personnes de sa galerie et place en tête les plus semblables, que la personne recherchée en soit ou non.</translation>
    </message>
    <message>
        <source>A search of this case returned candidates and nobody concluded on it: conclude on a candidate, or that there is none, before anything of the case leaves.</source>
        <translation>Une recherche de cette affaire a rendu des candidats et personne n’a conclu : concluez sur un candidat, ou qu’il n’y en a aucun, avant que rien de l’affaire ne sorte.</translation>
    </message>
    <message>
        <source>A template was expunged, entry {seq}, and is there.</source>
        <translation>Un gabarit a été effacé, entrée {seq}, et il est là.</translation>
    </message>
    <message>
        <source>A third look has been taken. Its outcome stands; people are not asked until one agrees.</source>
        <translation>Un troisième examen a été fait. Son résultat demeure ; on ne demande pas jusqu’à ce que quelqu’un soit d’accord.</translation>
    </message>
    <message>
        <source>A third look is for a disagreement, or for a look in which a filler was chosen.</source>
        <translation>Un troisième examen est fait pour un désaccord, ou pour un examen où un figurant a été choisi.</translation>
    </message>
    <message>
        <source>A threshold is a number on the model pack's score scale.</source>
        <translation>Un seuil est un nombre sur l’échelle de scores du pack de modèles.</translation>
    </message>
    <message>
        <source>A till was emptied; the clearest frame of the shop's camera was exported.</source>
        <translation>Une caisse a été vidée ; l’image la plus nette de la caméra du magasin a été exportée.</translation>
    </message>
    <message>
        <source>A time-stamp authority is asked over https:// only (http:// on this computer alone).</source>
        <translation>Une autorité d’horodatage n’est interrogée que par https:// (http:// sur cet ordinateur seulement).</translation>
    </message>
    <message>
        <source>A witness photographed somebody leaving the scene.</source>
        <translation>Un témoin a photographié quelqu’un quittant les lieux.</translation>
    </message>
    <message>
        <source>AVIF pictures are not supported; save the picture as JPEG or PNG.</source>
        <translation>Les images AVIF ne sont pas prises en charge ; enregistrez l’image en JPEG ou PNG.</translation>
    </message>
    <message>
        <source>About 3 million images of 7,485 people from FaceScrub, the VGG face data set and images that dlib's author collected on the internet; consent of those people is not documented.</source>
        <translation>Environ 3 millions d’images de 7 485 personnes issues de FaceScrub, du jeu VGG Face et d’images que l’auteur de dlib a recueillies sur internet ; le consentement de ces personnes n’est pas documenté.</translation>
    </message>
    <message>
        <source>After Regulation (EU) 2024/1689, Articles 12(3), 14(5), 26(6) and 26(10), and Annex III, point 1(a)</source>
        <translation>D’après le règlement (UE) 2024/1689, articles 12, paragraphe 3, 14, paragraphe 5, 26, paragraphes 6 et 10, et annexe III, point 1 a)</translation>
    </message>
    <message>
        <source>After the settlement of Williams v. City of Detroit (June 2024) as its parties summarise it, and Detroit Police Department directive 307.5 as of 2019 and 2022</source>
        <translation>D’après la transaction Williams v. City of Detroit (juin 2024) telle que ses parties la résument, et la directive 307.5 de la police de Detroit dans ses versions de 2019 et 2022</translation>
    </message>
    <message>
        <source>Aggravated assault</source>
        <translation>Agression grave</translation>
    </message>
    <message>
        <source>Agreement of examiners</source>
        <translation>Accord des examinateurs</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>An account has at least one role; close it if nobody is to use it.</source>
        <translation>Un compte a au moins un rôle ; fermez-le si personne ne doit l’utiliser.</translation>
    </message>
    <message>
        <source>An authorisation before, or its reference within 48 hours; a written offence; two examiners, each on their own; a third person releases; nothing rests on the output alone.</source>
        <translation>Une autorisation préalable, ou sa référence dans les 48 heures ; une infraction écrite ; deux examinateurs, chacun de son côté ; une troisième personne communique ; rien ne repose sur la seule sortie du système.</translation>
    </message>
    <message>
        <source>An exclusion names at least one feature that differs; “inconclusive” is for the rest.</source>
        <translation>Une exclusion nomme au moins un trait qui diffère ; « non concluant » est pour le reste.</translation>
    </message>
    <message>
        <source>An export of one case shows that each of these entries is in the log. It does not show that it holds every entry of the case: that takes an export of the whole log.</source>
        <translation>L’exportation d’une affaire montre que chacune de ces entrées est au journal. Elle ne montre pas qu’elle contient toutes les entrées de l’affaire : il y faut une exportation du journal entier.</translation>
    </message>
    <message>
        <source>Analyses of a probe that found its quality insufficient</source>
        <translation>Analyses d’une photo question qui en ont trouvé la qualité insuffisante</translation>
    </message>
    <message>
        <source>Another expungement is not finished yet: try again when it is.</source>
        <translation>Un autre effacement n’est pas encore terminé : réessayez ensuite.</translation>
    </message>
    <message>
        <source>Another person has to look at it blind first.</source>
        <translation>Une autre personne doit d’abord le regarder à l’aveugle.</translation>
    </message>
    <message>
        <source>Another person's blind look at this candidate is open: wait until it is completed, or withdraw it first.</source>
        <translation>L’examen à l’aveugle de ce candidat par une autre personne est ouvert : attendez qu’il soit terminé, ou retirez-le d’abord.</translation>
    </message>
    <message>
        <source>Another picture of the person under another subject id: no template is kept that could tell.</source>
        <translation>Une autre image de la personne sous un autre identifiant : aucun gabarit qui pourrait le dire n’est conservé.</translation>
    </message>
    <message>
        <source>Another set of people would give another figure: read the interval.</source>
        <translation>D’autres personnes donneraient un autre chiffre : lisez l’intervalle.</translation>
    </message>
    <message>
        <source>Another {unlisted} reached the threshold and stand in no list: they are not counted here.</source>
        <translation>{unlisted} autres ont atteint le seuil et ne figurent dans aucune liste : ils ne sont pas comptés ici.</translation>
    </message>
    <message>
        <source>Apple (CoreML)</source>
        <translation>Apple (CoreML)</translation>
    </message>
    <message>
        <source>As in casework: two examiners, the second one blind, and corroboration before a release. Nothing of it leaves practice.</source>
        <translation>Comme dans le travail sur affaire : deux examinateurs, le second à l’aveugle, et une corroboration avant toute communication. Rien ne sort de l’exercice.</translation>
    </message>
    <message>
        <source>At least one lead of the first examiner, none released</source>
        <translation>Au moins une piste du premier examinateur, aucune communiquée</translation>
    </message>
    <message>
        <source>At least one lead released</source>
        <translation>Au moins une piste communiquée</translation>
    </message>
    <message>
        <source>Attempts refused for want of a right</source>
        <translation>Tentatives refusées faute de droit</translation>
    </message>
    <message>
        <source>Begin the look first.</source>
        <translation>Commencez d’abord l’examen.</translation>
    </message>
    <message>
        <source>Beyond chance (flag)</source>
        <translation>Au-delà du hasard (signalement)</translation>
    </message>
    <message>
        <source>Both examiners have the competence, training and authority that it takes (Art. 14(5) and 26(2)).</source>
        <translation>Les deux examinateurs ont la compétence, la formation et l’autorité requises (articles 14, paragraphe 5, et 26, paragraphe 2).</translation>
    </message>
    <message>
        <source>Brightness was scaled to 8 bits from the range in the file.</source>
        <translation>La luminosité a été ramenée à 8 bits depuis l’étendue du fichier.</translation>
    </message>
    <message>
        <source>Building a model pack needs the Python package onnx, which this program lacks; add a finished pack instead.</source>
        <translation>Construire un pack de modèles demande le paquet Python onnx, qui manque à ce programme ; ajoutez plutôt un pack déjà fait.</translation>
    </message>
    <message>
        <source>By itself it proves nothing: it counts with the root that it is part of.</source>
        <translation>À elle seule elle ne prouve rien : elle compte avec la racine dont elle fait partie.</translation>
    </message>
    <message>
        <source>By them the person is refused when the folder is enrolled again.</source>
        <translation>Par eux, la personne est refusée quand le dossier est enrôlé à nouveau.</translation>
    </message>
    <message>
        <source>By what is recorded with the enrolled image; a person who was a candidate twice counts twice.</source>
        <translation>D’après ce qui est renseigné avec l’image enrôlée ; une personne deux fois candidate compte deux fois.</translation>
    </message>
    <message>
        <source>CMYK colours were converted without a profile; colours may differ from print.</source>
        <translation>Les couleurs CMJN ont été converties sans profil ; elles peuvent différer de l’impression.</translation>
    </message>
    <message>
        <source>CPU ({cores} core{cores2})</source>
        <translation>CPU ({cores} cœur{cores2})</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Candidats</translation>
    </message>
    <message>
        <source>Candidates at or above the threshold, by recorded group</source>
        <translation>Candidats au seuil ou au-dessus, par groupe renseigné</translation>
    </message>
    <message>
        <source>Candidates examined, none of them a lead</source>
        <translation>Candidats examinés, aucun n’étant une piste</translation>
    </message>
    <message>
        <source>Candidates: not called a lead</source>
        <translation>Candidats : non déclarés piste</translation>
    </message>
    <message>
        <source>Case 1: a photo from a service kiosk</source>
        <translation>Cas 1 : une photo d’une borne de service</translation>
    </message>
    <message>
        <source>Case 2: a snapshot from a phone</source>
        <translation>Cas 2 : un instantané de téléphone</translation>
    </message>
    <message>
        <source>Case 3: a still from a shop camera</source>
        <translation>Cas 3 : une image d’une caméra de magasin</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Affaires</translation>
    </message>
    <message>
        <source>Cases and searches counted</source>
        <translation>Affaires et recherches comptées</translation>
    </message>
    <message>
        <source>Cases as they stand</source>
        <translation>État des affaires</translation>
    </message>
    <message>
        <source>Cases opened, by policy and offence</source>
        <translation>Affaires ouvertes, par règles et infraction</translation>
    </message>
    <message>
        <source>Cases, searches and candidates of the period, as they stand in the log and the record.</source>
        <translation>Affaires, recherches et candidats de la période, tels qu’ils figurent au journal et au dossier.</translation>
    </message>
    <message>
        <source>Choose at least one role for the account.</source>
        <translation>Choisissez au moins un rôle pour le compte.</translation>
    </message>
    <message>
        <source>Choose different galleries, or the same one with its two scores.</source>
        <translation>Choisissez des galeries différentes, ou la même avec ses deux scores.</translation>
    </message>
    <message>
        <source>Choose two to {most_sides} galleries to compare.</source>
        <translation>Choisissez de deux à {most_sides} galeries à comparer.</translation>
    </message>
    <message>
        <source>Closed in the period</source>
        <translation>Closes dans la période</translation>
    </message>
    <message>
        <source>Colours made grey (luma of ITU-R BT.601).</source>
        <translation>Couleurs rendues grises (luma de l’UIT-R BT.601).</translation>
    </message>
    <message>
        <source>Colours were converted from {origin} to sRGB.</source>
        <translation>Les couleurs ont été converties de {origin} en sRVB.</translation>
    </message>
    <message>
        <source>Combined on this machine from “{id}” {version} and “{id2}” {version2}. Detector: {source}. Embedder: {source2}.</source>
        <translation>Combiné sur cette machine à partir de « {id} » {version} et de « {id2} » {version2}. Détecteur : {source}. Encodeur : {source2}.</translation>
    </message>
    <message>
        <source>Completed in the period</source>
        <translation>Terminés dans la période</translation>
    </message>
    <message>
        <source>Concluded in another search of this case: {words}.</source>
        <translation>A fait l’objet d’une conclusion dans une autre recherche de cette affaire : {words}.</translation>
    </message>
    <message>
        <source>Concluded: no candidate</source>
        <translation>Conclusion : aucun candidat</translation>
    </message>
    <message>
        <source>Copies of the workspace and backups that were made elsewhere.</source>
        <translation>Copies de l’espace de travail et sauvegardes faites ailleurs.</translation>
    </message>
    <message>
        <source>Cropped to {width} × {height} pixels; the top left corner is {x} to the right and {y} down.</source>
        <translation>Recadrée à {width} × {height} pixels ; le coin supérieur gauche est à {x} vers la droite et {y} vers le bas.</translation>
    </message>
    <message>
        <source>DET curve</source>
        <translation>Courbe DET</translation>
    </message>
    <message>
        <source>Days are those of the computer's time zone. What came of the searches of the period is told as they stood when the figures were made.</source>
        <translation>Les jours sont ceux du fuseau horaire de l’ordinateur. L’issue des recherches de la période est donnée telle qu’elle était quand les statistiques ont été faites.</translation>
    </message>
    <message>
        <source>Declared group</source>
        <translation>Groupe déclaré</translation>
    </message>
    <message>
        <source>Defendants have a right to know what was searched and what it returned.</source>
        <translation>La défense a le droit de savoir ce qui a été recherché et ce que cela a rendu.</translation>
    </message>
    <message>
        <source>Demo accounts are made in a demo workspace only.</source>
        <translation>Les comptes de démonstration ne se créent que dans un espace de démonstration.</translation>
    </message>
    <message>
        <source>Demo authority 1/2026</source>
        <translation>Autorité de démonstration 1/2026</translation>
    </message>
    <message>
        <source>Demo authority 2/2026</source>
        <translation>Autorité de démonstration 2/2026</translation>
    </message>
    <message>
        <source>Demo authority 3/2026</source>
        <translation>Autorité de démonstration 3/2026</translation>
    </message>
    <message>
        <source>Demo gallery (synthetic)</source>
        <translation>Galerie de démonstration (synthétique)</translation>
    </message>
    <message>
        <source>Demonstration without a window: nobody scored at or above the threshold.</source>
        <translation>Démonstration sans fenêtre : personne n’a atteint le seuil.</translation>
    </message>
    <message>
        <source>Demonstration without a window: recorded by the program, examined by nobody.</source>
        <translation>Démonstration sans fenêtre : enregistré par le programme, examiné par personne.</translation>
    </message>
    <message>
        <source>Demonstration without a window: recorded by the program, looked at by nobody.</source>
        <translation>Démonstration sans fenêtre : enregistré par le programme, regardé par personne.</translation>
    </message>
    <message>
        <source>Describe first what corroborates it independently of any face.</source>
        <translation>Décrivez d’abord ce qui l’étaye indépendamment de tout visage.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: Glint360K: about 360,000 people from the internet; nobody was asked.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : Glint360K : environ 360 000 personnes prises sur internet ; nul n’a été consulté.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: Refined MS-Celeb-1M: 3.8 million images of 85,000 people from the internet; nobody was asked, and the collection was withdrawn in 2019.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : MS-Celeb-1M épuré : 3,8 millions d’images de 85 000 personnes prises sur internet ; nul n’a été consulté, et la collection a été retirée en 2019.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: WebFace12M: about 12 million images of 600,000 people from the internet; nobody was asked.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : WebFace12M : environ 12 millions d’images de 600 000 personnes prises sur internet ; nul n’a été consulté.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: WebFace260M (subsets of 12 and 4 million images): people from the internet; nobody was asked.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : WebFace260M (sous-ensembles de 12 et de 4 millions d’images) : personnes prises sur internet ; nul n’a été consulté.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: WebFace600K: about 600,000 people from the internet; nobody was asked.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : WebFace600K : environ 600 000 personnes prises sur internet ; nul n’a été consulté.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: about 3 million images of 7,485 people from FaceScrub, the VGG face data set and images that dlib's author collected on the internet; consent of those people is not documented.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : environ 3 millions d’images de 7 485 personnes issues de FaceScrub, du jeu VGG Face et d’images que l’auteur de dlib a recueillies sur internet ; le consentement de ces personnes n’est pas documenté.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: depends on the weights: CASIA-WebFace, VGGFace2, MS1MV2, MS1MV3 or WebFace, faces from the internet of people who were not asked.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : selon les poids : CASIA-WebFace, VGGFace2, MS1MV2, MS1MV3 ou WebFace, visages pris sur internet de personnes qui n’ont pas été consultées.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: not disclosed by its makers.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : non divulgué par ses auteurs.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: not stated for this file; the SFace paper trains on CASIA-WebFace, VGGFace2 and MS-Celeb-1M, faces from the internet of people who were not asked.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : non indiqué pour ce fichier ; l’article SFace entraîne sur CASIA-WebFace, VGGFace2 et MS-Celeb-1M, visages pris sur internet de personnes qui n’ont pas été consultées.</translation>
    </message>
    <message>
        <source>Detector: WIDER FACE, training part. Embedder: of the file that you add: find out.</source>
        <translation>Détecteur : WIDER FACE, partie d’entraînement. Encodeur : celui du fichier que vous ajoutez : renseignez-vous.</translation>
    </message>
    <message>
        <source>Detector: {training_data} Embedder: {training_data2}</source>
        <translation>Détecteur : {training_data} Encodeur : {training_data2}</translation>
    </message>
    <message>
        <source>Detroit 2024: after the Williams settlement</source>
        <translation>Detroit 2024 : après la transaction Williams</translation>
    </message>
    <message>
        <source>Difference between packs</source>
        <translation>Différence entre packs</translation>
    </message>
    <message>
        <source>Disclosure pack</source>
        <translation>Dossier de communication</translation>
    </message>
    <message>
        <source>EU AI Act: search after the fact by law enforcement</source>
        <translation>Règlement européen sur l’IA : recherche a posteriori par les services répressifs</translation>
    </message>
    <message>
        <source>Each point is a threshold: how often people who are not enrolled are returned, against how often people who are enrolled are missed. Nearer to the lower left is better.</source>
        <translation>Chaque point est un seuil : combien de fois des personnes non enrôlées sont rendues, face à combien de fois des personnes enrôlées sont manquées. Plus près du coin inférieur gauche vaut mieux.</translation>
    </message>
    <message>
        <source>Each use is documented in the police file, for the authorities that supervise the market and data protection (Art. 26(10)).</source>
        <translation>Chaque utilisation est consignée dans le dossier de police, pour les autorités de surveillance du marché et de protection des données (article 26, paragraphe 10).</translation>
    </message>
    <message>
        <source>Each use is limited to what is strictly necessary for the investigation of one offence, and aims at a person who is suspected or convicted of it (Art. 26(10)).</source>
        <translation>Chaque utilisation se limite à ce qui est strictement nécessaire à l’enquête sur une infraction, et vise une personne soupçonnée ou condamnée pour celle-ci (article 26, paragraphe 10).</translation>
    </message>
    <message>
        <source>Enlarging a picture raises the number and adds nothing to what can be seen.</source>
        <translation>Agrandir une image augmente ce nombre et n’ajoute rien à ce que l’on voit.</translation>
    </message>
    <message>
        <source>Enrolled twice?</source>
        <translation>Enrôlé deux fois ?</translation>
    </message>
    <message>
        <source>Enrolled {enrolled} synthetic faces on {device}.</source>
        <translation>{enrolled} visages synthétiques enrôlés sur {device}.</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>Entrées du journal</translation>
    </message>
    <message>
        <source>Entries of the log: identifiers, hashes of images and templates, numbers</source>
        <translation>Entrées du journal : identifiants, empreintes d’images et de gabarits, nombres</translation>
    </message>
    <message>
        <source>Entries {expected} to {seq} are missing.</source>
        <translation>Les entrées {expected} à {seq} manquent.</translation>
    </message>
    <message>
        <source>Entries {first} to {last} are signed by nobody: whoever can write to the database could have written them.</source>
        <translation>Les entrées {first} à {last} ne sont signées par personne : quiconque peut écrire dans la base de données a pu les écrire.</translation>
    </message>
    <message>
        <source>Entries {first} to {last} were not signed when the session after them began; it signed for them as it found them. The key had been locked or away, or somebody without it wrote them.</source>
        <translation>Les entrées {first} à {last} n’étaient pas signées quand la session suivante a commencé ; elle les a signées telles qu’elle les a trouvées. La clé avait été verrouillée ou absente, ou quelqu’un qui ne l’a pas les a écrites.</translation>
    </message>
    <message>
        <source>Entry 1 speaks of another workspace than the database does.</source>
        <translation>L’entrée 1 parle d’un autre espace de travail que la base de données.</translation>
    </message>
    <message>
        <source>Entry {expected} is missing.</source>
        <translation>L’entrée {expected} manque.</translation>
    </message>
    <message>
        <source>Entry {last} is signed by nobody: whoever can write to the database could have written it.</source>
        <translation>L’entrée {last} n’est signée par personne : quiconque peut écrire dans la base de données a pu l’écrire.</translation>
    </message>
    <message>
        <source>Entry {seq} ({kind}) says something else than the rows of the expungement.</source>
        <translation>L’entrée {seq} ({kind}) dit autre chose que les lignes de l’effacement.</translation>
    </message>
    <message>
        <source>Entry {seq} does not have the fields of a log entry.</source>
        <translation>L’entrée {seq} n’a pas les champs d’une entrée du journal.</translation>
    </message>
    <message>
        <source>Entry {seq} does not name the checkpoint before it.</source>
        <translation>L’entrée {seq} ne nomme pas le point de contrôle qui la précède.</translation>
    </message>
    <message>
        <source>Entry {seq} is not what was written at its place: it was changed, moved or put in.</source>
        <translation>L’entrée {seq} n’est pas ce qui a été écrit à sa place : elle a été modifiée, déplacée ou insérée.</translation>
    </message>
    <message>
        <source>Entry {seq} is not written as log entries are (RFC 8785 canonical JSON).</source>
        <translation>L’entrée {seq} n’est pas écrite comme le sont les entrées du journal (JSON canonique, RFC 8785).</translation>
    </message>
    <message>
        <source>Entry {seq} is of the kind {kind}: the creation comes first, and once.</source>
        <translation>L’entrée {seq} est de la nature {kind} : la création vient en premier, et une seule fois.</translation>
    </message>
    <message>
        <source>Entry {seq} releases {subject} as a lead, which the reviews before it did not allow.</source>
        <translation>L’entrée {seq} communique {subject} comme piste, ce que les examens antérieurs n’autorisaient pas.</translation>
    </message>
    <message>
        <source>Entry {seq} says that it changed rows of entry {earlier}, which it has no part in.</source>
        <translation>L’entrée {seq} dit avoir modifié des lignes de l’entrée {earlier}, où elle n’a pas de part.</translation>
    </message>
    <message>
        <source>Entry {seq} says that it did to rows of entry {earlier} what no expungement does.</source>
        <translation>L’entrée {seq} dit avoir fait à des lignes de l’entrée {earlier} ce qu’aucun effacement ne fait.</translation>
    </message>
    <message>
        <source>Entry {seq} says that rows of entry {earlier} were expunged, and they are there.</source>
        <translation>L’entrée {seq} dit que des lignes de l’entrée {earlier} ont été effacées, et elles sont là.</translation>
    </message>
    <message>
        <source>Entry {seq} says “{document}” for {name}, its column says “{value}”.</source>
        <translation>L’entrée {seq} dit « {document} » pour {name}, sa colonne dit « {value} ».</translation>
    </message>
    <message>
        <source>Entry {seq} was taken out of the index by which a case is found.</source>
        <translation>L’entrée {seq} a été retirée de l’index par lequel on trouve une affaire.</translation>
    </message>
    <message>
        <source>Error for this group</source>
        <translation>Erreur pour ce groupe</translation>
    </message>
    <message>
        <source>Even light is not asked for: a face half in shadow can have good values.</source>
        <translation>Un éclairage égal n’est pas demandé : un visage à moitié dans l’ombre peut avoir de bonnes valeurs.</translation>
    </message>
    <message>
        <source>Every face needs an answer before the look is completed ({places}).</source>
        <translation>Chaque visage doit avoir une réponse avant que l’examen soit terminé ({places}).</translation>
    </message>
    <message>
        <source>Every step leaves an entry: who did what and when, also where nobody was found. Entries are only ever added.</source>
        <translation>Chaque étape laisse une entrée : qui a fait quoi et quand, même là où personne n’a été trouvé. On ne fait qu’ajouter des entrées.</translation>
    </message>
    <message>
        <source>Everybody gets a candidate</source>
        <translation>Tout le monde obtient un candidat</translation>
    </message>
    <message>
        <source>Everybody who works with it has been trained in its risks and in its higher error for people of colour (settlement).</source>
        <translation>Tous ceux qui s’en servent ont été formés à ses risques et à son erreur plus élevée pour les personnes de couleur (transaction).</translation>
    </message>
    <message>
        <source>Everything in a practice case is invented: nothing of it is casework, and nothing of it becomes casework.</source>
        <translation>Tout dans un cas d’exercice est inventé : rien n’en relève du travail sur affaire, et rien n’y entre.</translation>
    </message>
    <message>
        <source>Exactly which faces were enrolled when a search ran, as one fingerprint. The rates of the search belong to that snapshot.</source>
        <translation>Exactement quels visages étaient enrôlés quand une recherche a eu lieu, en une empreinte. Les taux de la recherche appartiennent à cet instantané.</translation>
    </message>
    <message>
        <source>Examined</source>
        <translation>Examinés</translation>
    </message>
    <message>
        <source>Faces of this look have been answered: only a supervisor can withdraw it now.</source>
        <translation>Des visages de cet examen ont une réponse : seul un superviseur peut maintenant le retirer.</translation>
    </message>
    <message>
        <source>Failure to enrol</source>
        <translation>Échec d’enrôlement</translation>
    </message>
    <message>
        <source>Features described</source>
        <translation>Traits décrits</translation>
    </message>
    <message>
        <source>Few looks say little: read the interval, and rank nobody by it.</source>
        <translation>Peu d’examens disent peu : lisez l’intervalle, et ne classez personne d’après lui.</translation>
    </message>
    <message>
        <source>Figures of a period</source>
        <translation>Statistiques d’une période</translation>
    </message>
    <message>
        <source>Figures of a year</source>
        <translation>Statistiques d’une année</translation>
    </message>
    <message>
        <source>Fillers are other people of the gallery, put among the candidates of a blind look. Calling one a lead is most likely an error, so that their share shows how often examiners err.</source>
        <translation>Les figurants sont d’autres personnes de la galerie, mises parmi les candidats d’un examen à l’aveugle. En dire un une piste est très probablement une erreur, si bien que leur part montre combien de fois les examinateurs se trompent.</translation>
    </message>
    <message>
        <source>Fillers called a lead</source>
        <translation>Figurants dits une piste</translation>
    </message>
    <message>
        <source>Fillers: called a lead</source>
        <translation>Figurants : déclarés piste</translation>
    </message>
    <message>
        <source>Fingerprint (root) of the log</source>
        <translation>Empreinte (racine) du journal</translation>
    </message>
    <message>
        <source>Floating point brightness was reduced to 8 bits.</source>
        <translation>La luminosité en virgule flottante a été réduite à 8 bits.</translation>
    </message>
    <message>
        <source>Floor of the policy</source>
        <translation>Plancher des règles</translation>
    </message>
    <message>
        <source>For practice cases with synthetic faces; no authority stands behind it</source>
        <translation>Pour des cas d’exercice avec visages synthétiques ; aucune autorité ne s’en porte garante</translation>
    </message>
    <message>
        <source>Frame exported from the shop's camera by its owner (synthetic)</source>
        <translation>Image exportée de la caméra du magasin par son propriétaire (synthétique)</translation>
    </message>
    <message>
        <source>GPU (DirectML)</source>
        <translation>GPU (DirectML)</translation>
    </message>
    <message>
        <source>Gamma is a number from {low} to {high}; 1 changes nothing.</source>
        <translation>Gamma est un nombre de {low} à {high} ; 1 ne change rien.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Give a year that was worked in: {error}.</source>
        <translation>Donnez une année où l’on a travaillé : {error}.</translation>
    </message>
    <message>
        <source>Give a year, or a first and a last day.</source>
        <translation>Donnez une année, ou un premier et un dernier jour.</translation>
    </message>
    <message>
        <source>Give the case number.</source>
        <translation>Donnez le numéro d’affaire.</translation>
    </message>
    <message>
        <source>Give the gallery a name.</source>
        <translation>Donnez un nom à la galerie.</translation>
    </message>
    <message>
        <source>Give the whole address of the time-stamp authority, as https://name/path.</source>
        <translation>Donnez l’adresse complète de l’autorité d’horodatage, sous la forme https://name/path.</translation>
    </message>
    <message>
        <source>Give {what} of at most {longest_name} printable characters.</source>
        <translation>Donnez {what} d’au plus {longest_name} caractères imprimables.</translation>
    </message>
    <message>
        <source>Glint360K: about 360,000 people from the internet; nobody was asked.</source>
        <translation>Glint360K : environ 360 000 personnes prises sur internet ; nul n’a été consulté.</translation>
    </message>
    <message>
        <source>Grid and ruler take the distance between the eyes as 1, so that two pictures can be looked at on one scale.</source>
        <translation>Grille et règle prennent la distance entre les yeux pour 1, afin que deux images se regardent à une seule échelle.</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>Groupement</translation>
    </message>
    <message>
        <source>HEIC pictures are not supported; export the photo as JPEG on the phone or camera.</source>
        <translation>Les images HEIC ne sont pas prises en charge ; exportez la photo en JPEG depuis le téléphone ou l’appareil.</translation>
    </message>
    <message>
        <source>Head pose</source>
        <translation>Pose de la tête</translation>
    </message>
    <message>
        <source>High enough that none of the people left out of this gallery gets a candidate. Look at how many people who are enrolled would be missed: that is the price. And none of those measured is not the same as none at all.</source>
        <translation>Assez haut pour qu’aucune des personnes écartées de cette galerie n’obtienne de candidat. Regardez combien de personnes enrôlées seraient manquées : c’est le prix. Et aucune parmi celles mesurées n’est pas la même chose qu’aucune.</translation>
    </message>
    <message>
        <source>Home invasion, first degree</source>
        <translation>Violation de domicile aggravée (home invasion, premier degré)</translation>
    </message>
    <message>
        <source>How alike the model finds two faces, on the scale of its own pack; higher is more alike. It puts the list in order.</source>
        <translation>Combien le modèle trouve deux visages semblables, sur l’échelle de son propre pack ; plus haut est plus semblable. Il ordonne la liste.</translation>
    </message>
    <message>
        <source>How alike two faces are, less how much each of them resembles everybody else in this gallery.</source>
        <translation>Combien deux visages sont semblables, moins combien chacun ressemble à tous les autres de cette galerie.</translation>
    </message>
    <message>
        <source>How far the head is turned to the side (yaw), raised or lowered (pitch) and tilted (roll), in degrees.</source>
        <translation>De combien la tête est tournée sur le côté (lacet), levée ou baissée (tangage) et penchée (roulis), en degrés.</translation>
    </message>
    <message>
        <source>How good the picture is in one respect. Below 40 is called poor and below 70 fair; these two limits are set by this program, the components by the standard.</source>
        <translation>Ce que vaut l’image sous un aspect. Au-dessous de 40 elle est dite mauvaise, au-dessous de 70 passable ; ces deux limites sont fixées par ce programme, les composantes par la norme.</translation>
    </message>
    <message>
        <source>How long before the search, or after the other picture, a picture was taken. More than ten years are called out, and so is a date that nobody recorded.</source>
        <translation>Combien de temps avant la recherche, ou après l’autre image, une image a été prise. Plus de dix ans sont signalés, de même qu’une date que personne n’a renseignée.</translation>
    </message>
    <message>
        <source>How long the faces of a look were on the screen, all together. The median is shown: half of the looks took longer.</source>
        <translation>Combien de temps les visages d’un examen ont été à l’écran, tous ensemble. La médiane est affichée : la moitié des examens ont duré plus longtemps.</translation>
    </message>
    <message>
        <source>How many components of the feature list were described in both pictures, one by one, before anybody concludes.</source>
        <translation>Combien d’éléments de la liste de traits ont été décrits dans les deux images, un par un, avant que quelqu’un conclue.</translation>
    </message>
    <message>
        <source>How many enrolled people were left out and searched for, one after another. With few of them rare errors cannot be seen, so the confidence scale ends early.</source>
        <translation>Combien de personnes enrôlées ont été écartées et recherchées, l’une après l’autre. Avec peu d’entre elles, les erreurs rares ne se voient pas, et l’échelle de confiance s’arrête tôt.</translation>
    </message>
    <message>
        <source>How many false candidates to expect: the mean number of people that a search for somebody who is not in this gallery returns.</source>
        <translation>Combien de faux candidats attendre : le nombre moyen de personnes que rend une recherche de quelqu’un qui est absent de cette galerie.</translation>
    </message>
    <message>
        <source>How often each score occurs: the best score of each person left out and, where people have two pictures, that of their own second picture.</source>
        <translation>Combien de fois chaque score se présente : le meilleur score de chaque personne écartée et, là où des personnes ont deux images, celui de leur propre seconde image.</translation>
    </message>
    <message>
        <source>How often enrolled members of a group come up when others are searched for, for each member and compared with everybody: 2.0 means twice as often.</source>
        <translation>Combien de fois les membres enrôlés d’un groupe sont rendus quand d’autres sont recherchés, par membre et rapporté à tout le monde : 2,0 veut dire deux fois plus souvent.</translation>
    </message>
    <message>
        <source>How often searches for people recorded in this group return somebody although they are not in the gallery, at the threshold in use. Groups with fewer than 30 people get no figure.</source>
        <translation>Combien de fois des recherches de personnes renseignées dans ce groupe rendent quelqu’un alors qu’elles sont absentes de la galerie, au seuil en usage. Un groupe de moins de 30 personnes n’a pas de chiffre.</translation>
    </message>
    <message>
        <source>How often something was refused, a threshold went below the floor with a reason, or something left this workspace.</source>
        <translation>Combien de fois quelque chose a été refusé, un seuil est passé sous le plancher avec un motif, ou quelque chose a quitté cet espace de travail.</translation>
    </message>
    <message>
        <source>How strongly brightness changes from pixel to pixel inside the face, compared with its contrast.</source>
        <translation>De combien la luminosité change d’un pixel à l’autre dans le visage, comparé à son contraste.</translation>
    </message>
    <message>
        <source>Idiap's model pages give the weights under CC BY-NC-SA 4.0, which forbids commercial use; its authors' repository under BSD. The training images are for research only. Find out which holds for your file before casework.</source>
        <translation>Les pages de modèles de l’Idiap donnent les poids sous CC BY-NC-SA 4.0, qui interdit l’usage commercial ; le dépôt de ses auteurs sous BSD. Les images d’entraînement sont réservées à la recherche. Établissez ce qui vaut pour votre fichier avant tout travail sur affaire.</translation>
    </message>
    <message>
        <source>Images, templates and reports lie elsewhere: give one with --file to see which entry names it.</source>
        <translation>Images, gabarits et rapports se trouvent ailleurs : donnez-en un avec --file pour voir quelle entrée le nomme.</translation>
    </message>
    <message>
        <source>In a blind look a face was called a lead that nobody else had called one.</source>
        <translation>Dans un examen à l’aveugle, un visage a été déclaré piste que personne d’autre n’avait déclaré tel.</translation>
    </message>
    <message>
        <source>InsightFace allows non-commercial research only for the weights that it publishes. Find out what holds for your file before casework.</source>
        <translation>InsightFace n’autorise que la recherche non commerciale pour les poids qu’il publie. Établissez ce qui vaut pour votre fichier avant tout travail sur affaire.</translation>
    </message>
    <message>
        <source>Inter-eye distance</source>
        <translation>Distance interoculaire</translation>
    </message>
    <message>
        <source>Intervals take the answers as independent. Those of one look and of one person are not quite so: the true intervals are wider.</source>
        <translation>Les intervalles tiennent les réponses pour indépendantes. Celles d’un examen et d’une personne ne le sont pas tout à fait : les vrais intervalles sont plus larges.</translation>
    </message>
    <message>
        <source>Investigative lead, not an identification</source>
        <translation>Piste d’enquête, non une identification</translation>
    </message>
    <message>
        <source>It cannot rule out that entries newer than the newest checkpoint were cut off.</source>
        <translation>Cela ne peut exclure que des entrées plus récentes que le dernier point de contrôle aient été coupées.</translation>
    </message>
    <message>
        <source>It cannot rule out that whoever has the signing key wrote the log anew as a whole: that takes a checkpoint that was held elsewhere, or a time stamp from the time of the entries.</source>
        <translation>Cela ne peut exclure que quiconque a la clé de signature ait réécrit le journal en entier : il y faut un point de contrôle conservé ailleurs, ou un horodatage de l’époque des entrées.</translation>
    </message>
    <message>
        <source>It cannot say what was recorded after the export was made, or was cut off before that.</source>
        <translation>Cela ne peut dire ce qui a été enregistré après l’exportation, ou a été coupé avant.</translation>
    </message>
    <message>
        <source>It cannot say whether what people wrote is true, only that it was written then and not changed since.</source>
        <translation>Cela ne peut dire si ce que l’on a écrit est vrai, seulement que cela a été écrit alors et n’a pas été modifié depuis.</translation>
    </message>
    <message>
        <source>It comes with onnxruntime on macOS 12 and later.</source>
        <translation>Il vient avec onnxruntime sur macOS 12 et suivants.</translation>
    </message>
    <message>
        <source>It covers chance alone. Pictures of casework are worse than enrolled portraits, and no interval here knows by how much.</source>
        <translation>Il ne couvre que le hasard. Les images de terrain sont moins bonnes que les portraits enrôlés, et aucun intervalle ici ne sait de combien.</translation>
    </message>
    <message>
        <source>It decides nothing: twins, other relatives and strangers who look alike are listed as well.</source>
        <translation>Cela ne décide rien : jumeaux, autres parents et inconnus qui se ressemblent sont listés aussi.</translation>
    </message>
    <message>
        <source>It does not say that the right face was chosen: that is for a person to look at.</source>
        <translation>Cela ne dit pas que le bon visage a été choisi : c’est à quelqu’un de le regarder.</translation>
    </message>
    <message>
        <source>It does not say which candidates of a list are false: all of them may be, or none.</source>
        <translation>Cela ne dit pas quels candidats d’une liste sont faux : tous peuvent l’être, ou aucun.</translation>
    </message>
    <message>
        <source>It does not show that the last entries were cut off, unless a later checkpoint is held elsewhere.</source>
        <translation>Elle ne montre pas que les dernières entrées ont été coupées, à moins qu’un point de contrôle plus récent soit détenu ailleurs.</translation>
    </message>
    <message>
        <source>It has been released already.</source>
        <translation>Elle a déjà été communiquée.</translation>
    </message>
    <message>
        <source>It is a checkpoint of {origin}, {why}; the record calls itself {stated}.</source>
        <translation>C’est un point de contrôle de {origin}, {why} ; le journal se nomme {stated}.</translation>
    </message>
    <message>
        <source>It is about one comparison. A search makes one with everybody enrolled, and errs far more often.</source>
        <translation>Il porte sur une comparaison. Une recherche en fait une avec chaque personne enrôlée, et se trompe bien plus souvent.</translation>
    </message>
    <message>
        <source>It is about the picture and not about the person. A good value makes no candidate likelier.</source>
        <translation>Elle porte sur l’image, non sur la personne. Une bonne valeur ne rend aucun candidat plus probable.</translation>
    </message>
    <message>
        <source>It is always there.</source>
        <translation>Il est toujours là.</translation>
    </message>
    <message>
        <source>It is an estimate from five points and an average head, some degrees off even on frontal faces.</source>
        <translation>C’est une estimation d’après cinq points et une tête moyenne, à quelques degrés près même de face.</translation>
    </message>
    <message>
        <source>It is never taken from the picture, and no candidate is filtered by it.</source>
        <translation>Ce n’est jamais tiré de l’image, et aucun candidat n’est filtré par là.</translation>
    </message>
    <message>
        <source>It is no percentage and no probability, and its scale is not that of the raw score.</source>
        <translation>Ce n’est ni un pourcentage ni une probabilité, et son échelle n’est pas celle du score brut.</translation>
    </message>
    <message>
        <source>It is no percentage and no probability, and scores of two packs cannot be compared.</source>
        <translation>Ce n’est ni un pourcentage ni une probabilité, et les scores de deux packs ne se comparent pas.</translation>
    </message>
    <message>
        <source>It is no property of this person. Groups are what somebody recorded; nothing is read from a face.</source>
        <translation>Ce n’est pas une propriété de cette personne. Les groupes sont ce que quelqu’un a renseigné ; rien n’est lu sur un visage.</translation>
    </message>
    <message>
        <source>It is not about those who are searched for: a group can be safe as probes and exposed as candidates.</source>
        <translation>Cela ne porte pas sur ceux que l’on recherche : un groupe peut être à l’abri comme photo question et exposé comme candidat.</translation>
    </message>
    <message>
        <source>It is not how sure anybody can be of a candidate, and what other programs call confidence is another scale.</source>
        <translation>Ce n’est pas la certitude que l’on peut avoir d’un candidat, et ce que d’autres programmes appellent confiance est une autre échelle.</translation>
    </message>
    <message>
        <source>It is not the chance that a candidate is the wrong person, nor that the right one is listed.</source>
        <translation>Ce n’est pas la probabilité qu’un candidat soit la mauvaise personne, ni que la bonne soit dans la liste.</translation>
    </message>
    <message>
        <source>It is not the number of pictures, nor that of people who could be searched for in practice.</source>
        <translation>Ce n’est ni le nombre d’images, ni celui des personnes que l’on pourrait rechercher en pratique.</translation>
    </message>
    <message>
        <source>It is part of their case and stays with it.</source>
        <translation>Cela fait partie de leur affaire et y reste.</translation>
    </message>
    <message>
        <source>It is there on {where} only.</source>
        <translation>Il n’existe que sur {where}.</translation>
    </message>
    <message>
        <source>It is {used_by}.</source>
        <translation>Elle est {used_by}.</translation>
    </message>
    <message>
        <source>It measures no skill: quick is not careless, and slow is not careful.</source>
        <translation>Elle ne mesure aucune compétence : vite n’est pas négligent, et lentement n’est pas soigneux.</translation>
    </message>
    <message>
        <source>It needs the package onnxruntime-directml and a GPU with DirectX 12.</source>
        <translation>Il faut le paquet onnxruntime-directml et un GPU avec DirectX 12.</translation>
    </message>
    <message>
        <source>It needs the package onnxruntime-gpu instead of onnxruntime, and tensorrt.</source>
        <translation>Il faut le paquet onnxruntime-gpu au lieu d’onnxruntime, et tensorrt.</translation>
    </message>
    <message>
        <source>It needs the package onnxruntime-gpu instead of onnxruntime.</source>
        <translation>Il faut le paquet onnxruntime-gpu au lieu d’onnxruntime.</translation>
    </message>
    <message>
        <source>It needs the package onnxruntime-openvino instead of onnxruntime.</source>
        <translation>Il faut le paquet onnxruntime-openvino au lieu d’onnxruntime.</translation>
    </message>
    <message>
        <source>It parts no two people for certain. A threshold belongs to one gallery, model pack and kind of score, and means nothing for another.</source>
        <translation>Il ne sépare aucune personne d’une autre avec certitude. Un seuil appartient à une galerie, à un pack de modèles et à un genre de score, et ne dit rien d’autres.</translation>
    </message>
    <message>
        <source>It says how much a face may have changed, not how much this one did.</source>
        <translation>Cela dit de combien un visage a pu changer, non de combien celui-ci a changé.</translation>
    </message>
    <message>
        <source>It says that a file is unchanged, not where it comes from or what it shows.</source>
        <translation>Elle dit qu’un fichier est inchangé, non d’où il vient ni ce qu’il montre.</translation>
    </message>
    <message>
        <source>Its makers allow non-commercial research only. Casework is not research: do not use it operationally without a licence from them.</source>
        <translation>Ses auteurs n’autorisent que la recherche non commerciale. Le travail sur affaire n’est pas de la recherche : ne l’employez pas en service sans une licence de leur part.</translation>
    </message>
    <message>
        <source>Kept from you while you may look at this case blind: who reads it cannot be the second examiner.</source>
        <translation>Vous est caché tant que vous pouvez examiner cette affaire à l’aveugle : qui le lit ne peut être le second examinateur.</translation>
    </message>
    <message>
        <source>Kept from you: it belongs to casework, in which your roles have no part.</source>
        <translation>Vous est caché : cela relève du travail sur affaire, où vos rôles n’ont pas de part.</translation>
    </message>
    <message>
        <source>Lead of the first examiner</source>
        <translation>Piste du premier examinateur</translation>
    </message>
    <message>
        <source>Leads released</source>
        <translation>Pistes communiquées</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Empreinte de la feuille</translation>
    </message>
    <message>
        <source>Lengths in eye distances</source>
        <translation>Longueurs en distances des yeux</translation>
    </message>
    <message>
        <source>Levels need whole numbers from 0 to 255, the black point below the white point.</source>
        <translation>Les niveaux demandent des nombres entiers de 0 à 255, le point noir sous le point blanc.</translation>
    </message>
    <message>
        <source>Levels: {black} and darker made black, {white} and brighter made white, gamma {gamma}.</source>
        <translation>Niveaux : {black} et plus sombre rendus noirs, {white} et plus clair rendus blancs, gamma {gamma}.</translation>
    </message>
    <message>
        <source>Log: {entries} entries, {verification}.</source>
        <translation>Journal : {entries} entrées, {verification}.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Examens</translation>
    </message>
    <message>
        <source>Looks asked for and ended</source>
        <translation>Examens demandés et terminés</translation>
    </message>
    <message>
        <source>Looks completed</source>
        <translation>Examens terminés</translation>
    </message>
    <message>
        <source>Looks completed, by reviewer</source>
        <translation>Examens terminés, par examinateur</translation>
    </message>
    <message>
        <source>Looks in which a filler was called a lead</source>
        <translation>Examens où un figurant a été déclaré piste</translation>
    </message>
    <message>
        <source>Made by combining two packs; see card.md.</source>
        <translation>Fait en combinant deux packs ; voir card.md.</translation>
    </message>
    <message>
        <source>Made from a recipe and the file that was added.</source>
        <translation>Fait d’une recette et du fichier ajouté.</translation>
    </message>
    <message>
        <source>Many refusals are no misconduct, and none at all is no proof of care.</source>
        <translation>De nombreux refus ne sont pas une faute, et aucun refus n’est pas une preuve de soin.</translation>
    </message>
    <message>
        <source>Measured on this gallery. The test: ACLU of Northern California (J. Snow), 26 July 2018. The product: Amazon Rekognition, default setting of 80%.</source>
        <translation>Mesuré sur cette galerie. L’essai : ACLU de Californie du Nord (J. Snow), 26 juillet 2018. Le produit : Amazon Rekognition, réglage par défaut de 80 %.</translation>
    </message>
    <message>
        <source>Measured on this gallery. The vendor's answer: Detroit Free Press, 26 July 2018.</source>
        <translation>Mesuré sur cette galerie. La réponse du fournisseur : Detroit Free Press, 26 juillet 2018.</translation>
    </message>
    <message>
        <source>Measured on this gallery. The vendor's figure: Amazon Rekognition, “The facts on facial recognition with artificial intelligence”, aws.amazon.com.</source>
        <translation>Mesuré sur cette galerie. Le chiffre du fournisseur : Amazon Rekognition, « The facts on facial recognition with artificial intelligence », aws.amazon.com.</translation>
    </message>
    <message>
        <source>Median time of a look</source>
        <translation>Temps médian d’un examen</translation>
    </message>
    <message>
        <source>Mirrored: left and right are exchanged.</source>
        <translation>Inversée en miroir : gauche et droite sont échangées.</translation>
    </message>
    <message>
        <source>NOT intact</source>
        <translation>N’est PAS intact</translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>GPU NVIDIA (CUDA)</translation>
    </message>
    <message>
        <source>NVIDIA GPU (TensorRT)</source>
        <translation>GPU NVIDIA (TensorRT)</translation>
    </message>
    <message>
        <source>No NVIDIA driver answers: there is no NVIDIA GPU here, or its driver is not installed.</source>
        <translation>Aucun pilote NVIDIA ne répond : il n’y a pas de GPU NVIDIA ici, ou son pilote n’est pas installé.</translation>
    </message>
    <message>
        <source>No checkpoint before that of the export covers what follows entry {stored}: it speaks for these entries as it found them, and whoever could write to the database before could have written them.</source>
        <translation>Aucun point de contrôle antérieur à celui de l’exportation ne couvre ce qui suit l’entrée {stored} : il parle de ces entrées telles qu’il les a trouvées, et quiconque pouvait écrire dans la base de données avant a pu les écrire.</translation>
    </message>
    <message>
        <source>No device of this computer could be measured.</source>
        <translation>Aucun matériel de cet ordinateur n’a pu être mesuré.</translation>
    </message>
    <message>
        <source>No difference named does not mean that there is none: there may be too few people to tell.</source>
        <translation>Aucune différence nommée ne veut pas dire qu’il n’y en a pas : il peut y avoir trop peu de personnes pour le dire.</translation>
    </message>
    <message>
        <source>No error rate could be measured: the gallery holds fewer than two people.</source>
        <translation>Aucun taux d’erreur n’a pu être mesuré : la galerie contient moins de deux personnes.</translation>
    </message>
    <message>
        <source>No face was found in the adjusted picture. Undo an adjustment, or crop less closely.</source>
        <translation>Aucun visage n’a été trouvé dans l’image ajustée. Annulez un ajustement, ou recadrez moins étroitement.</translation>
    </message>
    <message>
        <source>No face was found in this picture. Try an original with more pixels, or crop it to the head and shoulders.</source>
        <translation>Aucun visage n’a été trouvé dans cette image. Essayez un original avec plus de pixels, ou recadrez-la sur la tête et les épaules.</translation>
    </message>
    <message>
        <source>No face was found where the recorded one is.</source>
        <translation>Aucun visage n’a été trouvé là où se trouve celui qui est enregistré.</translation>
    </message>
    <message>
        <source>No face was found.</source>
        <translation>Aucun visage n’a été trouvé.</translation>
    </message>
    <message>
        <source>No lead of this search waits for another person: conclude on a candidate first, or wait for the look that was asked for.</source>
        <translation>Aucune piste de cette recherche n’attend une autre personne : concluez d’abord sur un candidat, ou attendez l’examen demandé.</translation>
    </message>
    <message>
        <source>No lead released: nobody listed here is a lead</source>
        <translation>Aucune piste communiquée : nul de ceux qui figurent ici n’est une piste</translation>
    </message>
    <message>
        <source>No lead was released.</source>
        <translation>Aucune piste n’a été communiquée.</translation>
    </message>
    <message>
        <source>No lead was released: no search of this case ended with a candidate.</source>
        <translation>Aucune piste n’a été communiquée : aucune recherche de cette affaire ne s’est terminée par un candidat.</translation>
    </message>
    <message>
        <source>No lead was released: the examiners disagree about {subjects}.</source>
        <translation>Aucune piste n’a été communiquée : les examinateurs sont en désaccord sur {subjects}.</translation>
    </message>
    <message>
        <source>No lead was released: the pictures do not show enough to compare.</source>
        <translation>Aucune piste n’a été communiquée : les images n’en montrent pas assez pour comparer.</translation>
    </message>
    <message>
        <source>No line-up is held on a lead alone: there is first independent and reliable evidence that links the person to the crime (settlement).</source>
        <translation>Aucune parade de reconnaissance n’est tenue sur la seule foi d’une piste : il y a d’abord des éléments indépendants et fiables qui relient la personne au crime (transaction).</translation>
    </message>
    <message>
        <source>No picture can be opened: the part of the program that reads them does not start ({reason}). Close other programs and try again; if that does not help, install Second Look anew.</source>
        <translation>Aucune image ne peut être ouverte : la partie du programme qui les lit ne démarre pas ({reason}). Fermez d’autres programmes et réessayez ; si cela n’aide pas, réinstallez Second Look.</translation>
    </message>
    <message>
        <source>No recipe names the file {name} (SHA-256 {short}); say which model it is (on the command line --recipe RECIPE): {known}.</source>
        <translation>Aucune recette ne nomme le fichier {name} (SHA-256 {short}) ; dites quel modèle c’est (en ligne de commande --recipe RECIPE) : {known}.</translation>
    </message>
    <message>
        <source>No stored checkpoint covers entry {seq} ({kind}), for which the program signs at once while it has the key: the key was locked or away, or somebody without it wrote the entry.</source>
        <translation>Aucun point de contrôle conservé ne couvre l’entrée {seq} ({kind}), pour laquelle le programme signe aussitôt tant qu’il a la clé : la clé était verrouillée ou absente, ou quelqu’un qui ne l’a pas a écrit l’entrée.</translation>
    </message>
    <message>
        <source>Nobody has concluded on this candidate yet.</source>
        <translation>Personne n’a encore conclu sur ce candidat.</translation>
    </message>
    <message>
        <source>Nobody is arrested on a lead alone, nor on the outcome of a line-up that directly follows a search (settlement).</source>
        <translation>Personne n’est arrêté sur la seule foi d’une piste, ni sur l’issue d’une parade de reconnaissance qui suit directement une recherche (transaction).</translation>
    </message>
    <message>
        <source>Nobody is shown to be absent from the gallery by an empty list: probes of poor quality are missed more often than these pictures.</source>
        <translation>Une liste vide ne montre de personne qu’elle est absente de la galerie : une photo question de mauvaise qualité est manquée plus souvent que ces images.</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in first (on the command line --as NAME), or create the first account with: second-look accounts first</source>
        <translation>Personne n’est connecté. Connectez-vous d’abord (en ligne de commande --as NAME), ou créez le premier compte avec : second-look accounts first</translation>
    </message>
    <message>
        <source>Nobody outside gets a candidate</source>
        <translation>Personne du dehors n’en obtient</translation>
    </message>
    <message>
        <source>Nobody takes a decision that has an adverse legal effect on a person on this output alone (Art. 26(10)).</source>
        <translation>Personne ne prend, sur la seule foi de cette sortie, une décision produisant des effets juridiques défavorables pour une personne (article 26, paragraphe 10).</translation>
    </message>
    <message>
        <source>Noise and traces of compression look sharp as well. The value compares within this program only.</source>
        <translation>Le bruit et les traces de compression paraissent nets aussi. La valeur ne se compare que dans ce programme.</translation>
    </message>
    <message>
        <source>Normalised score</source>
        <translation>Score normalisé</translation>
    </message>
    <message>
        <source>Not disclosed by its makers.</source>
        <translation>Non divulgué par ses auteurs.</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non renseigné</translation>
    </message>
    <message>
        <source>Not to watch the public, not on live or recorded video, not for predictions, not for immigration status, and never about people for their views, their faith, their lawful gatherings or what they are (307.5-3).</source>
        <translation>Ni pour surveiller le public, ni sur de la vidéo en direct ou enregistrée, ni pour des prédictions, ni pour le statut migratoire, et jamais à propos de personnes pour leurs opinions, leur foi, leurs rassemblements licites ou ce qu’elles sont (307.5-3).</translation>
    </message>
    <message>
        <source>Nothing can be written to {path} ({reason}). Choose another folder or ask for access.</source>
        <translation>Rien ne peut être écrit dans {path} ({reason}). Choisissez un autre dossier ou demandez l’accès.</translation>
    </message>
    <message>
        <source>Nothing concluded yet</source>
        <translation>Rien de conclu encore</translation>
    </message>
    <message>
        <source>Nothing else here can be used; recommended: {chosen}.</source>
        <translation>Rien d’autre ici n’est utilisable ; recommandé : {chosen}.</translation>
    </message>
    <message>
        <source>Nothing is recorded as “{by}” in this gallery.</source>
        <translation>Rien n’est renseigné pour « {by} » dans cette galerie.</translation>
    </message>
    <message>
        <source>Nothing is to be corroborated here. {standing}</source>
        <translation>Rien n’est à corroborer ici. {standing}</translation>
    </message>
    <message>
        <source>Nothing was found similar: that is no ground for a lead.</source>
        <translation>Rien n’a été trouvé semblable : rien ne fonde une piste.</translation>
    </message>
    <message>
        <source>Numbers of {table} that were in use would be given out again.</source>
        <translation>Des numéros de {table} déjà utilisés seraient attribués à nouveau.</translation>
    </message>
    <message>
        <source>Of 100 people who are not enrolled, 5 would get a candidate. In July 2018 the vendor answered the ACLU's test by naming 95% as the least for police work, on its own scale, which is not this one.</source>
        <translation>Sur 100 personnes non enrôlées, 5 obtiendraient un candidat. En juillet 2018, le fournisseur a répondu à l’essai de l’ACLU en nommant 95 % comme minimum pour le travail de police, sur sa propre échelle, qui n’est pas celle-ci.</translation>
    </message>
    <message>
        <source>Of 100 searches for people who are not in this gallery, so many return nobody. Confidence and threshold are two handles of one setting.</source>
        <translation>Sur 100 recherches de personnes absentes de cette galerie, tant ne rendent personne. Confiance et seuil sont deux poignées d’un seul réglage.</translation>
    </message>
    <message>
        <source>Of all comparisons between one picture each of two different people of this gallery, the share that scores at or above the threshold. The letters are those of the standard.</source>
        <translation>La part de toutes les comparaisons entre une image de chacune de deux personnes différentes de cette galerie dont le score est au seuil ou au-dessus. Les lettres sont celles de la norme.</translation>
    </message>
    <message>
        <source>Of comparisons between two pictures that are recorded as one person’s, the share that scores below the threshold. The letters are those of the standard.</source>
        <translation>La part des comparaisons entre deux images enregistrées comme celles d’une seule personne dont le score est sous le seuil. Les lettres sont celles de la norme.</translation>
    </message>
    <message>
        <source>Of how many enrolled people nothing is recorded here. Their errors belong to no group that is measured.</source>
        <translation>De combien de personnes enrôlées rien n’est renseigné ici. Leurs erreurs n’appartiennent à aucun groupe mesuré.</translation>
    </message>
    <message>
        <source>Of searches for people who are in this gallery, the share that does not put them first, or puts them below the threshold. Measured on people with two pictures or more, where there are enough.</source>
        <translation>La part des recherches de personnes présentes dans cette galerie qui ne les placent pas en tête, ou les placent sous le seuil. Mesurée sur les personnes à deux images ou plus, là où elles sont assez nombreuses.</translation>
    </message>
    <message>
        <source>Of searches for people who are not in this gallery, the share that returns at least one candidate all the same. Measured here: each enrolled person was left out in turn and searched for.</source>
        <translation>La part des recherches de personnes absentes de cette galerie qui rendent pourtant au moins un candidat. Mesurée ici : chaque personne enrôlée a été écartée à son tour et recherchée.</translation>
    </message>
    <message>
        <source>Of the faces that the first examiner called a lead, how many another person called one too, looking blind and among other faces.</source>
        <translation>Parmi les visages que le premier examinateur a dits une piste, combien une autre personne a dits une piste aussi, à l’aveugle et parmi d’autres visages.</translation>
    </message>
    <message>
        <source>Of them with a candidate at or above the threshold</source>
        <translation>Dont avec un candidat au seuil ou au-dessus</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Infraction</translation>
    </message>
    <message>
        <source>One figure for many groups hides most of them, and groups that nobody recorded are not in it.</source>
        <translation>Un seul chiffre pour de nombreux groupes en cache la plupart, et les groupes que personne n’a renseignés n’y sont pas.</translation>
    </message>
    <message>
        <source>One number computed from all entries. Whoever changes, removes, adds or moves any entry gets another number.</source>
        <translation>Un nombre calculé de toutes les entrées. Qui modifie, supprime, ajoute ou déplace une entrée obtient un autre nombre.</translation>
    </message>
    <message>
        <source>One step above the highest score that anybody reached against somebody else in this gallery.</source>
        <translation>Un pas au-dessus du plus haut score que quiconque a atteint contre quelqu’un d’autre dans cette galerie.</translation>
    </message>
    <message>
        <source>Only in a demo workspace somebody is signed in without a password.</source>
        <translation>Dans un espace de démonstration seulement, quelqu’un est connecté sans mot de passe.</translation>
    </message>
    <message>
        <source>Only the whole is shown: each reviewer's figures are for supervisors.</source>
        <translation>Seul l’ensemble est affiché : les chiffres de chaque examinateur sont pour les superviseurs.</translation>
    </message>
    <message>
        <source>Open now, of all</source>
        <translation>Ouvertes maintenant, toutes</translation>
    </message>
    <message>
        <source>Open the candidate beside the probe first: a conclusion follows an examination.</source>
        <translation>Ouvrez d’abord le candidat à côté de la photo question : une conclusion suit un examen.</translation>
    </message>
    <message>
        <source>Open the search first: what others concluded is kept from whoever may still look at it blind.</source>
        <translation>Ouvrez d’abord la recherche : ce que d’autres ont conclu est caché à qui peut encore l’examiner à l’aveugle.</translation>
    </message>
    <message>
        <source>Opened again in the period</source>
        <translation>Rouvertes dans la période</translation>
    </message>
    <message>
        <source>Opened in the period</source>
        <translation>Ouvertes dans la période</translation>
    </message>
    <message>
        <source>Other faces of entry {seq} are missing than those that were expunged.</source>
        <translation>Il manque d’autres visages de l’entrée {seq} que ceux qui ont été effacés.</translation>
    </message>
    <message>
        <source>Outcome of a candidate</source>
        <translation>Issue d’un candidat</translation>
    </message>
    <message>
        <source>Outcome of a search</source>
        <translation>Issue d’une recherche</translation>
    </message>
    <message>
        <source>Outcomes counted</source>
        <translation>Issues comptées</translation>
    </message>
    <message>
        <source>Palette colours were converted.</source>
        <translation>Les couleurs de palette ont été converties.</translation>
    </message>
    <message>
        <source>Part 1 violent crimes and home invasion in the first degree only. Two examiners and another person for the release. A lead alone is no ground for an arrest or a line-up.</source>
        <translation>Crimes violents de la partie 1 et violation de domicile aggravée seulement. Deux examinateurs et une autre personne pour la communication. Une piste seule ne fonde ni arrestation ni parade de reconnaissance.</translation>
    </message>
    <message>
        <source>People expunged from a gallery</source>
        <translation>Personnes effacées d’une galerie</translation>
    </message>
    <message>
        <source>People measured (n)</source>
        <translation>Personnes mesurées (n)</translation>
    </message>
    <message>
        <source>People who are not in a gallery are searched in it, all at one threshold. Whoever gets a candidate gets a false one.</source>
        <translation>Des personnes absentes d’une galerie y sont recherchées, toutes à un seul seuil. Qui obtient un candidat en obtient un faux.</translation>
    </message>
    <message>
        <source>Picture taken by the kiosk at collection, exported by its operator (synthetic)</source>
        <translation>Image prise par la borne au retrait, exportée par son exploitant (synthétique)</translation>
    </message>
    <message>
        <source>Pixels between the two eyes: how much of the face the picture holds. It is made up for a head that is turned to the side.</source>
        <translation>Pixels entre les deux yeux : combien du visage l’image contient. La valeur est corrigée pour une tête tournée sur le côté.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Policy files refused because they had been edited</source>
        <translation>Fichiers de règles refusés car ils avaient été modifiés</translation>
    </message>
    <message>
        <source>Practice galleries are made in the training workspace only.</source>
        <translation>Les galeries d’exercice ne se créent que dans l’espace d’entraînement.</translation>
    </message>
    <message>
        <source>Practice gallery (synthetic)</source>
        <translation>Galerie d’exercice (synthétique)</translation>
    </message>
    <message>
        <source>Practice probes (synthetic, not in the gallery)</source>
        <translation>Photos question d’exercice (synthétiques, absentes de la galerie)</translation>
    </message>
    <message>
        <source>Probe quality is poor in {value} ({value2} of 100).</source>
        <translation>La qualité de la photo question est mauvaise : {value} ({value2} sur 100).</translation>
    </message>
    <message>
        <source>Probes refused: composite</source>
        <translation>Photos question refusées : portrait-robot</translation>
    </message>
    <message>
        <source>Probes refused: generated</source>
        <translation>Photos question refusées : générée</translation>
    </message>
    <message>
        <source>Probes refused: sketch</source>
        <translation>Photos question refusées : portrait dessiné</translation>
    </message>
    <message>
        <source>Probes taken in</source>
        <translation>Photos question prises en charge</translation>
    </message>
    <message>
        <source>Published figures</source>
        <translation>Chiffres publiés</translation>
    </message>
    <message>
        <source>Quality, 0 to 100</source>
        <translation>Qualité, de 0 à 100</translation>
    </message>
    <message>
        <source>Rank in the list</source>
        <translation>Rang dans la liste</translation>
    </message>
    <message>
        <source>Rank, subject id and score in the candidate lists of earlier searches, and as numbers the error rates that were shown beside them</source>
        <translation>Rang, identifiant du sujet et score dans les listes de candidats de recherches antérieures, et en nombres les taux d’erreur affichés à côté</translation>
    </message>
    <message>
        <source>Rates are measured on {n} people only: nothing below {errors} can be told from zero.</source>
        <translation>Les taux sont mesurés sur {n} personnes seulement : rien au-dessous de {errors} ne se distingue de zéro.</translation>
    </message>
    <message>
        <source>Rates at other sizes</source>
        <translation>Taux à d’autres tailles</translation>
    </message>
    <message>
        <source>Rates of the gallery “{name}” are read from a file that no entry says was measured.</source>
        <translation>Les taux de la galerie « {name} » sont lus dans un fichier dont aucune entrée ne dit qu’il a été mesuré.</translation>
    </message>
    <message>
        <source>Rates that others measured, with other pictures, people and models. In the tests of NIST false positives often differed between groups by factors of 10 to beyond 100.</source>
        <translation>Des taux que d’autres ont mesurés, avec d’autres images, personnes et modèles. Dans les essais du NIST, les faux positifs différaient souvent entre groupes d’un facteur 10 à plus de 100.</translation>
    </message>
    <message>
        <source>Ratio to everybody</source>
        <translation>Rapport à tout le monde</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>Score brut</translation>
    </message>
    <message>
        <source>Reading it takes more memory than is safe; save it anew as a JPEG.</source>
        <translation>La lire demande plus de mémoire qu’il n’est sûr ; enregistrez-la à nouveau en JPEG.</translation>
    </message>
    <message>
        <source>Reading it took too long; save it anew as a JPEG.</source>
        <translation>La lire a pris trop de temps ; enregistrez-la à nouveau en JPEG.</translation>
    </message>
    <message>
        <source>Recorded group</source>
        <translation>Groupe renseigné</translation>
    </message>
    <message>
        <source>Records name entry {missing}, which the log does not have.</source>
        <translation>Des éléments nomment l’entrée {missing}, que le journal n’a pas.</translation>
    </message>
    <message>
        <source>Records name entry {seq} ({kind}), which does not speak of any.</source>
        <translation>Des éléments nomment l’entrée {seq} ({kind}), qui n’en mentionne aucun.</translation>
    </message>
    <message>
        <source>Records name entry {seq}, which the log does not have.</source>
        <translation>Des éléments nomment l’entrée {seq}, que le journal n’a pas.</translation>
    </message>
    <message>
        <source>Refined MS-Celeb-1M: 3.8 million images of 85,000 people from the internet; nobody was asked, and the collection was withdrawn in 2019.</source>
        <translation>MS-Celeb-1M épuré : 3,8 millions d’images de 85 000 personnes prises sur internet ; nul n’a été consulté, et la collection a été retirée en 2019.</translation>
    </message>
    <message>
        <source>Refused, lowered, exported</source>
        <translation>Refusé, abaissé, exporté</translation>
    </message>
    <message>
        <source>Rejected by the first examiner: excluded</source>
        <translation>Rejetés par le premier examinateur : exclu</translation>
    </message>
    <message>
        <source>Rejected by the first examiner: inconclusive</source>
        <translation>Rejetés par le premier examinateur : non concluant</translation>
    </message>
    <message>
        <source>Rejected by the first examiner: insufficient quality</source>
        <translation>Rejetés par le premier examinateur : qualité insuffisante</translation>
    </message>
    <message>
        <source>Rejected earlier in this case: {named}. They are not new; read why before you look again.</source>
        <translation>Rejetés auparavant dans cette affaire : {named}. Ils ne sont pas nouveaux ; lisez pourquoi avant de regarder encore.</translation>
    </message>
    <message>
        <source>Released as investigative leads: {subjects}. Each is somebody to investigate by other means; none is an identification.</source>
        <translation>Communiqués comme pistes d’enquête : {subjects}. Chacun est quelqu’un à vérifier par d’autres moyens ; aucun n’est une identification.</translation>
    </message>
    <message>
        <source>Replay of searches</source>
        <translation>Recherches rejouées</translation>
    </message>
    <message>
        <source>Reports exported, all</source>
        <translation>Rapports exportés, tous</translation>
    </message>
    <message>
        <source>Reports exported: {kind}</source>
        <translation>Rapports exportés : {kind}</translation>
    </message>
    <message>
        <source>Reports refused</source>
        <translation>Rapports refusés</translation>
    </message>
    <message>
        <source>Reports, figures and tables that were exported earlier, and what was printed.</source>
        <translation>Rapports, statistiques et tableaux exportés auparavant, et ce qui a été imprimé.</translation>
    </message>
    <message>
        <source>Returned by mistake</source>
        <translation>Rendu à tort</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Examinateur</translation>
    </message>
    <message>
        <source>Root of the log</source>
        <translation>Racine du journal</translation>
    </message>
    <message>
        <source>Row {number} names no file.</source>
        <translation>La ligne {number} ne nomme aucun fichier.</translation>
    </message>
    <message>
        <source>Row {number}, {column}: {why}; kept as text.</source>
        <translation>Ligne {number}, {column} : {why} ; conservé comme texte.</translation>
    </message>
    <message>
        <source>SHA-256 of a file</source>
        <translation>SHA-256 d’un fichier</translation>
    </message>
    <message>
        <source>Say where the corroboration comes from: a witness, a document, a record.</source>
        <translation>Dites d’où vient la corroboration : un témoin, un document, un fichier.</translation>
    </message>
    <message>
        <source>Say where the probe comes from (on the command line --provenance): its provenance is part of the record.</source>
        <translation>Dites d’où vient la photo question (en ligne de commande --provenance) : sa provenance fait partie du dossier.</translation>
    </message>
    <message>
        <source>Score threshold T</source>
        <translation>Seuil de score T</translation>
    </message>
    <message>
        <source>Search confidence</source>
        <translation>Confiance de la recherche</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Recherches</translation>
    </message>
    <message>
        <source>Searches, by offence</source>
        <translation>Recherches, par infraction</translation>
    </message>
    <message>
        <source>Searches, by the group that was declared for the person on the probe</source>
        <translation>Recherches, par le groupe déclaré pour la personne de la photo question</translation>
    </message>
    <message>
        <source>Second Look</source>
        <translation>Second Look</translation>
    </message>
    <message>
        <source>Second Look: figures of a period</source>
        <translation>Second Look : statistiques d’une période</translation>
    </message>
    <message>
        <source>Second looks</source>
        <translation>Seconds examens</translation>
    </message>
    <message>
        <source>Second looks asked for in the period</source>
        <translation>Seconds examens demandés dans la période</translation>
    </message>
    <message>
        <source>Several faces were found; crop the picture to the person it records.</source>
        <translation>Plusieurs visages ont été trouvés ; recadrez l’image sur la personne qu’elle concerne.</translation>
    </message>
    <message>
        <source>Sexual assault</source>
        <translation>Agression sexuelle</translation>
    </message>
    <message>
        <source>Sharpness of the face</source>
        <translation>Netteté du visage</translation>
    </message>
    <message>
        <source>Signed checkpoint</source>
        <translation>Point de contrôle signé</translation>
    </message>
    <message>
        <source>Single face present</source>
        <translation>Visage unique</translation>
    </message>
    <message>
        <source>Small counts are given as they are. Whoever publishes them considers whether a count of few points at somebody.</source>
        <translation>Les petits nombres sont donnés tels quels. Qui les publie se demande si un compte de quelques-uns désigne quelqu’un.</translation>
    </message>
    <message>
        <source>Snapshot by a witness, handed over on a phone (synthetic)</source>
        <translation>Instantané d’un témoin, remis sur un téléphone (synthétique)</translation>
    </message>
    <message>
        <source>Snapshot of the gallery</source>
        <translation>Instantané de la galerie</translation>
    </message>
    <message>
        <source>Somebody always comes first, also when the person who is sought is not in the gallery.</source>
        <translation>Quelqu’un vient toujours en premier, même quand la personne recherchée est absente de la galerie.</translation>
    </message>
    <message>
        <source>Somebody declared it; nothing about sex, race or age is ever taken from a picture.</source>
        <translation>Quelqu’un l’a déclaré ; rien du sexe, de la race ni de l’âge n’est jamais tiré d’une image.</translation>
    </message>
    <message>
        <source>Somebody else has begun this look.</source>
        <translation>Quelqu’un d’autre a commencé cet examen.</translation>
    </message>
    <message>
        <source>Somebody was expunged from the gallery while it was read: do it again.</source>
        <translation>Quelqu’un a été effacé de la galerie pendant sa lecture : recommencez.</translation>
    </message>
    <message>
        <source>Something before entry {seq} differs from what that entry was made for.</source>
        <translation>Quelque chose avant l’entrée {seq} diffère de ce pour quoi cette entrée a été faite.</translation>
    </message>
    <message>
        <source>Something of these entries is kept from you while you may still look at a case blind, and pages leave nothing out silently: ask somebody who has seen it to print them.</source>
        <translation>Une partie de ces entrées vous est cachée tant que vous pouvez encore examiner une affaire à l’aveugle, et les pages n’omettent rien en silence : demandez à quelqu’un qui l’a vue de les imprimer.</translation>
    </message>
    <message>
        <source>Something was recorded in this case while the pages were drawn: export it again.</source>
        <translation>Quelque chose a été enregistré dans cette affaire pendant le dessin des pages : exportez-la à nouveau.</translation>
    </message>
    <message>
        <source>Spread of scores</source>
        <translation>Répartition des scores</translation>
    </message>
    <message>
        <source>Synthetic faces; the error rates shown are properties of this demo set</source>
        <translation>Visages synthétiques ; les taux d’erreur affichés sont des propriétés de ce jeu de démonstration</translation>
    </message>
    <message>
        <source>That a search was made, and what came of it, is told to whoever decides about the person.</source>
        <translation>Qu’une recherche a été faite, et ce qui en est résulté, est dit à qui décide du sort de la personne.</translation>
    </message>
    <message>
        <source>That whoever has the signing key wrote entries anew after {time} is ruled out for the first {size} entries, which a time stamp from then speaks of; that it happened before then is not, nor is it for later entries.</source>
        <translation>Il est exclu que quiconque a la clé de signature ait réécrit des entrées après {time} pour les {size} premières entrées, dont parle un horodatage d’alors ; que cela se soit produit avant ne l’est pas, ni pour les entrées ultérieures.</translation>
    </message>
    <message>
        <source>That whoever has the signing key wrote entries anew is ruled out for the first {size} entries, since the checkpoint from elsewhere that speaks of them left; for later ones it is not.</source>
        <translation>Il est exclu que quiconque a la clé de signature ait réécrit des entrées pour les {size} premières, depuis qu’est parti le point de contrôle d’ailleurs qui en parle ; pour les ultérieures, cela ne l’est pas.</translation>
    </message>
    <message>
        <source>The EXIF data is damaged and was ignored.</source>
        <translation>Les données EXIF sont endommagées et ont été ignorées.</translation>
    </message>
    <message>
        <source>The account is closed.</source>
        <translation>Le compte est fermé.</translation>
    </message>
    <message>
        <source>The address may hold no name and no password: it stands in the log.</source>
        <translation>L’adresse ne peut contenir ni nom ni mot de passe : elle figure au journal.</translation>
    </message>
    <message>
        <source>The analysis found the quality of this probe insufficient: that is its outcome, and it is not searched. Take in a better original, or analyse it again.</source>
        <translation>L’analyse a trouvé insuffisante la qualité de cette photo question : c’est son résultat, et elle ne fait l’objet d’aucune recherche. Prenez en charge un meilleur original, ou analysez-la à nouveau.</translation>
    </message>
    <message>
        <source>The analysis of the probe is not complete: say of every feature whether it is visible, and why where the probe falls short (missing: {missing}).</source>
        <translation>L’analyse de la photo question n’est pas complète : dites de chaque trait s’il est visible, et pourquoi là où la photo question pèche (manque : {missing}).</translation>
    </message>
    <message>
        <source>The answer of the time-stamp authority {host} is not accepted: {error}</source>
        <translation>La réponse de l’autorité d’horodatage {host} n’est pas acceptée : {error}</translation>
    </message>
    <message>
        <source>The authorisation of the case {case_number} ended on {isoformat}. Enter a new one in the case before going on.</source>
        <translation>L’autorisation de l’affaire {case_number} a pris fin le {isoformat}. Saisissez-en une nouvelle dans l’affaire avant de continuer.</translation>
    </message>
    <message>
        <source>The candidate list of this search holds nobody who could be shown beside the lead: search again with a longer list, or in a larger gallery.</source>
        <translation>La liste de candidats de cette recherche ne contient personne qui puisse être montré à côté de la piste : recherchez à nouveau avec une liste plus longue, ou dans une galerie plus grande.</translation>
    </message>
    <message>
        <source>The candidate {subject_id} was expunged from the gallery “{name}” (expungement {expungement_id}): no lead on this person may be followed any more.</source>
        <translation>Le candidat {subject_id} a été effacé de la galerie « {name} » (effacement {expungement_id}) : aucune piste sur cette personne ne peut plus être suivie.</translation>
    </message>
    <message>
        <source>The case is gone; open the picture again.</source>
        <translation>L’affaire a disparu ; ouvrez l’image à nouveau.</translation>
    </message>
    <message>
        <source>The case was closed.</source>
        <translation>L’affaire a été close.</translation>
    </message>
    <message>
        <source>The case {case_number} is closed. It can be reopened, with a reason, on the page “Cases”.</source>
        <translation>L’affaire {case_number} est close. Elle peut être rouverte, avec un motif, à la page « Affaires ».</translation>
    </message>
    <message>
        <source>The case {case_number} is open.</source>
        <translation>L’affaire {case_number} est ouverte.</translation>
    </message>
    <message>
        <source>The case {case_number} is open: a probe is expunged once its case is closed.</source>
        <translation>L’affaire {case_number} est ouverte : une photo question est effacée une fois son affaire close.</translation>
    </message>
    <message>
        <source>The checkpoint before entry {seq} is not the one that the entry names.</source>
        <translation>Le point de contrôle avant l’entrée {seq} n’est pas celui que l’entrée nomme.</translation>
    </message>
    <message>
        <source>The checkpoint of {held} entries, held elsewhere, was removed here.</source>
        <translation>Le point de contrôle de {held} entrées, conservé ailleurs, a été retiré ici.</translation>
    </message>
    <message>
        <source>The checkpoint of {size} entries was not made at {made_at}.</source>
        <translation>Le point de contrôle de {size} entrées n’a pas été fait à {made_at}.</translation>
    </message>
    <message>
        <source>The checkpoint of {size} entries was not made for “{occasion}”.</source>
        <translation>Le point de contrôle de {size} entrées n’a pas été fait pour « {occasion} ».</translation>
    </message>
    <message>
        <source>The checkpoint of {size} entries was removed from the record.</source>
        <translation>Le point de contrôle de {size} entrées a été retiré du dossier.</translation>
    </message>
    <message>
        <source>The checkpoint of {stored_size} entries {why}.</source>
        <translation>Le point de contrôle de {stored_size} entrées {why}.</translation>
    </message>
    <message>
        <source>The checkpoint shows that the entries up to its size are those that were signed. It cannot show that what people wrote is true, that everything was written down, or that no entry was cut off after the last checkpoint that somebody else holds.</source>
        <translation>Le point de contrôle montre que les entrées jusqu’à sa taille sont celles qui ont été signées. Il ne peut montrer que ce que l’on a écrit est vrai, que tout a été noté, ni qu’aucune entrée n’a été coupée après le dernier point de contrôle que quelqu’un d’autre détient.</translation>
    </message>
    <message>
        <source>The checkpoints of the log were removed.</source>
        <translation>Les points de contrôle du journal ont été retirés.</translation>
    </message>
    <message>
        <source>The code is MIT; the collections that the weights were trained on are given out for research only, or were withdrawn. Have the use of your weights cleared before casework.</source>
        <translation>Le code est sous MIT ; les collections sur lesquelles les poids ont été entraînés sont réservées à la recherche, ou ont été retirées. Faites valider l’usage de vos poids avant tout travail sur affaire.</translation>
    </message>
    <message>
        <source>The code is MIT; the weights were trained on WebFace, which its owners give out for research only. Have the use of these weights cleared before casework.</source>
        <translation>Le code est sous MIT ; les poids ont été entraînés sur WebFace, que ses propriétaires réservent à la recherche. Faites valider l’usage de ces poids avant tout travail sur affaire.</translation>
    </message>
    <message>
        <source>The comparison score from which an enrolled person is listed as a candidate. Lower it and more people are listed, more of them wrongly.</source>
        <translation>Le score de comparaison à partir duquel une personne enrôlée est listée comme candidat. Abaissez-le : plus de personnes sont listées, et plus le sont à tort.</translation>
    </message>
    <message>
        <source>The count proves nothing: no number of similar features makes an identification.</source>
        <translation>Le compte ne prouve rien : aucun nombre de traits semblables ne fait une identification.</translation>
    </message>
    <message>
        <source>The crop reaches outside the picture of {width} × {height} pixels: choose a rectangle inside it.</source>
        <translation>Le recadrage dépasse l’image de {width} × {height} pixels : choisissez un rectangle à l’intérieur.</translation>
    </message>
    <message>
        <source>The database calls itself of format {found}, this program reads up to {format}: verify it with the program that wrote it.</source>
        <translation>La base de données se dit du format {found}, ce programme lit jusqu’au {format} : vérifiez-la avec le programme qui l’a écrite.</translation>
    </message>
    <message>
        <source>The database cannot be read as a log: a value is not what its table holds ({error}).</source>
        <translation>La base de données ne peut être lue comme un journal : une valeur n’est pas ce que contient sa table ({error}).</translation>
    </message>
    <message>
        <source>The database cannot be read as a log: {error}.</source>
        <translation>La base de données ne peut être lue comme un journal : {error}.</translation>
    </message>
    <message>
        <source>The database does not call itself one of Second Look.</source>
        <translation>La base de données ne se dit pas de Second Look.</translation>
    </message>
    <message>
        <source>The database file is damaged: {answer}.</source>
        <translation>Le fichier de la base de données est endommagé : {answer}.</translation>
    </message>
    <message>
        <source>The decoder stopped while reading it; save it anew as a JPEG.</source>
        <translation>Le décodeur s’est arrêté en la lisant ; enregistrez-la à nouveau en JPEG.</translation>
    </message>
    <message>
        <source>The detector finds {count} of {faces} synthetic faces.</source>
        <translation>Le détecteur trouve {count} visages synthétiques sur {faces}.</translation>
    </message>
    <message>
        <source>The detector loads and its outputs have the expected shapes.</source>
        <translation>Le détecteur se charge et ses sorties ont les formes attendues.</translation>
    </message>
    <message>
        <source>The disk that holds {path} is full. Free some space and try again; everything confirmed so far is kept.</source>
        <translation>Le disque qui contient {path} est plein. Libérez de la place et réessayez ; tout ce qui a été confirmé jusqu’ici est conservé.</translation>
    </message>
    <message>
        <source>The embedded colour profile is damaged or does not fit and was ignored.</source>
        <translation>Le profil de couleur intégré est endommagé ou ne convient pas et a été ignoré.</translation>
    </message>
    <message>
        <source>The embedder gives finite templates of {length} values, the same every time.</source>
        <translation>L’encodeur donne des gabarits finis de {length} valeurs, les mêmes à chaque fois.</translation>
    </message>
    <message>
        <source>The embedder gives the template that the manifest expects.</source>
        <translation>L’encodeur donne le gabarit qu’attend le manifeste.</translation>
    </message>
    <message>
        <source>The embedder tells {subjects} synthetic people apart ({seen}).</source>
        <translation>L’encodeur distingue {subjects} personnes synthétiques ({seen}).</translation>
    </message>
    <message>
        <source>The error rates are a floor. They were measured with portraits of the gallery, which are easier than pictures under investigation.</source>
        <translation>Les taux d’erreur sont un plancher. Ils ont été mesurés avec des portraits de la galerie, plus faciles que les images d’une enquête.</translation>
    </message>
    <message>
        <source>The examiners disagree: it does not leave as a lead.</source>
        <translation>Les examinateurs sont en désaccord : cela ne sort pas comme piste.</translation>
    </message>
    <message>
        <source>The eyes in this probe are {distance} pixels apart; the policy “{title}” asks for at least {minimum_inter_eye}. Take in a better original.</source>
        <translation>Les yeux sur cette photo question sont distants de {distance} pixels ; les règles « {title} » en demandent au moins {minimum_inter_eye}. Prenez en charge un meilleur original.</translation>
    </message>
    <message>
        <source>The face is too small: its eyes are less than {minimum} pixels apart.</source>
        <translation>Le visage est trop petit : ses yeux sont distants de moins de {minimum} pixels.</translation>
    </message>
    <message>
        <source>The file cannot be read ({error}).</source>
        <translation>Le fichier ne peut être lu ({error}).</translation>
    </message>
    <message>
        <source>The file holds further pictures (a preview or stereo pair); the first was taken.</source>
        <translation>Le fichier contient d’autres images (un aperçu ou une paire stéréo) ; la première a été prise.</translation>
    </message>
    <message>
        <source>The file holds several pictures; save the one you mean as a file of its own.</source>
        <translation>Le fichier contient plusieurs images ; enregistrez celle que vous voulez dans un fichier à part.</translation>
    </message>
    <message>
        <source>The file holds {frames} pictures (animated or several pages); save the one you mean as a file of its own.</source>
        <translation>Le fichier contient {frames} images (animé ou à plusieurs pages) ; enregistrez celle que vous voulez dans un fichier à part.</translation>
    </message>
    <message>
        <source>The file is damaged or is not an image.</source>
        <translation>Le fichier est endommagé ou n’est pas une image.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>The file of the policy “{title}” of {dated} was edited after it was adopted.</source>
        <translation>Le fichier des règles « {title} » du {dated} a été modifié après leur adoption.</translation>
    </message>
    <message>
        <source>The file's name is not valid text on this system; rename the file.</source>
        <translation>Le nom du fichier n’est pas un texte valide sur ce système ; renommez le fichier.</translation>
    </message>
    <message>
        <source>The files are the ones that the manifest declares.</source>
        <translation>Les fichiers sont ceux que déclare le manifeste.</translation>
    </message>
    <message>
        <source>The fingerprint of a file as it came. One changed bit gives another.</source>
        <translation>L’empreinte d’un fichier tel qu’il est venu. Un seul bit changé en donne une autre.</translation>
    </message>
    <message>
        <source>The fingerprint of one entry, from its exact text as it is stored.</source>
        <translation>L’empreinte d’une entrée, d’après son texte exact tel qu’il est enregistré.</translation>
    </message>
    <message>
        <source>The first examiner did not conclude that this candidate is a lead.</source>
        <translation>Le premier examinateur n’a pas conclu que ce candidat est une piste.</translation>
    </message>
    <message>
        <source>The first {size} entries are not those of the root that is held elsewhere.</source>
        <translation>Les {size} premières entrées ne sont pas celles de la racine conservée ailleurs.</translation>
    </message>
    <message>
        <source>The first {size} entries are not those that this checkpoint was made for.</source>
        <translation>Les {size} premières entrées ne sont pas celles pour lesquelles ce point de contrôle a été fait.</translation>
    </message>
    <message>
        <source>The floor is a confidence between 0% and less than 100%, for example 95%.</source>
        <translation>Le plancher est une confiance comprise entre 0 % et moins de 100 %, par exemple 95 %.</translation>
    </message>
    <message>
        <source>The folder that the images were enrolled from, and its table of metadata.</source>
        <translation>Le dossier d’où les images ont été enrôlées, et son tableau de métadonnées.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read ({strerror}); give another.</source>
        <translation>Le dossier {folder} ne peut être lu ({strerror}) ; donnez-en un autre.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be used ({error}). Choose another one.</source>
        <translation>Le dossier {folder} ne peut être utilisé ({error}). Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The folder {folder} did not answer in time. Check that it is connected.</source>
        <translation>Le dossier {folder} n’a pas répondu à temps. Vérifiez qu’il est connecté.</translation>
    </message>
    <message>
        <source>The folder {folder} did not take them in time. Check that it is connected.</source>
        <translation>Le dossier {folder} ne les a pas pris à temps. Vérifiez qu’il est connecté.</translation>
    </message>
    <message>
        <source>The folder {folder} for checkpoints is not there ({strerror}). Connect it, or choose another one.</source>
        <translation>Le dossier {folder} des points de contrôle n’est pas là ({strerror}). Connectez-le, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The gallery may hold others by now: a search is not run again when people are enrolled.</source>
        <translation>La galerie peut en contenir d’autres depuis : une recherche n’est pas refaite quand des personnes sont enrôlées.</translation>
    </message>
    <message>
        <source>The gallery “{gallery_name}” changed while it was compared. Compare again.</source>
        <translation>La galerie « {gallery_name} » a changé pendant la comparaison. Comparez à nouveau.</translation>
    </message>
    <message>
        <source>The gallery “{gallery_name}” holds one person only: no error rate can be measured on it.</source>
        <translation>La galerie « {gallery_name} » ne contient qu’une personne : aucun taux d’erreur ne peut y être mesuré.</translation>
    </message>
    <message>
        <source>The gallery “{gallery_name}” is too small for a cohort: the normalised score cannot be measured on it. Replay it with the raw score.</source>
        <translation>La galerie « {gallery_name} » est trop petite pour une cohorte : le score normalisé ne peut y être mesuré. Rejouez-la avec le score brut.</translation>
    </message>
    <message>
        <source>The gallery “{name}” has no subject “{subject_id}”.</source>
        <translation>La galerie « {name} » n’a pas de sujet « {subject_id} ».</translation>
    </message>
    <message>
        <source>The gallery “{name}” holds no enrolled face for the model pack {pack}. Enrol images first.</source>
        <translation>La galerie « {name} » ne contient aucun visage enrôlé pour le pack de modèles {pack}. Enrôlez d’abord des images.</translation>
    </message>
    <message>
        <source>The gallery “{name}” is enrolled with the pack {id} already: choose another pack.</source>
        <translation>La galerie « {name} » est déjà enrôlée avec le pack {id} : choisissez un autre pack.</translation>
    </message>
    <message>
        <source>The gallery “{name}” is too small for a cohort: the normalised score cannot be measured on it.</source>
        <translation>La galerie « {name} » est trop petite pour une cohorte : le score normalisé ne peut y être mesuré.</translation>
    </message>
    <message>
        <source>The gallery “{name}” was enrolled with another model pack ({pack_id}); templates of different packs cannot be compared. Enrol into a new gallery.</source>
        <translation>La galerie « {name} » a été enrôlée avec un autre pack de modèles ({pack_id}) ; les gabarits de packs différents ne se comparent pas. Enrôlez dans une nouvelle galerie.</translation>
    </message>
    <message>
        <source>The gallery “{name}” was enrolled with the model pack {pack_id}; open the probe with the same pack.</source>
        <translation>La galerie « {name} » a été enrôlée avec le pack de modèles {pack_id} ; ouvrez la photo question avec le même pack.</translation>
    </message>
    <message>
        <source>The gallery “{name}” was enrolled with the model pack {pack_id}; templates of different packs cannot be compared. Choose two galleries of one pack.</source>
        <translation>La galerie « {name} » a été enrôlée avec le pack de modèles {pack_id} ; les gabarits de packs différents ne se comparent pas. Choisissez deux galeries d’un même pack.</translation>
    </message>
    <message>
        <source>The gallery “{needing}” was enrolled with another pack of the same id, “{id}”: give the new one an id of its own.</source>
        <translation>La galerie « {needing} » a été enrôlée avec un autre pack du même identifiant, « {id} » : donnez au nouveau un identifiant à lui.</translation>
    </message>
    <message>
        <source>The highest threshold at which each of the people left out of this gallery still gets a candidate.</source>
        <translation>Le plus haut seuil auquel chacune des personnes écartées de cette galerie obtient encore un candidat.</translation>
    </message>
    <message>
        <source>The image {sha256} was expunged, entry {seq}, and is there.</source>
        <translation>L’image {sha256} a été effacée, entrée {seq}, et elle est là.</translation>
    </message>
    <message>
        <source>The index of the log names entries that do not speak of what it says.</source>
        <translation>L’index du journal nomme des entrées qui ne parlent pas de ce qu’il dit.</translation>
    </message>
    <message>
        <source>The key came from {where} itself: whoever made it up could have made the key up too. Compare it with the key on a report, or give the one that you have with --key.</source>
        <translation>La clé vient de {where} même : qui l’aurait forgé aurait pu forger aussi la clé. Comparez-la avec la clé d’un rapport, ou donnez celle que vous avez avec --key.</translation>
    </message>
    <message>
        <source>The key that signs the log is not at hand: {detail}</source>
        <translation>La clé qui signe le journal n’est pas disponible : {detail}</translation>
    </message>
    <message>
        <source>The last day is not before the first: {error}.</source>
        <translation>Le dernier jour n’est pas avant le premier : {error}.</translation>
    </message>
    <message>
        <source>The licence is Apache-2.0, but the training images (MS-Celeb-1M) were withdrawn by their maker in 2019 because the people had not been asked: have the use cleared before casework.</source>
        <translation>La licence est Apache-2.0, mais les images d’entraînement (MS-Celeb-1M) ont été retirées en 2019 par leur auteur parce que les personnes n’avaient pas été consultées : faites valider l’usage avant tout travail sur affaire.</translation>
    </message>
    <message>
        <source>The log begins with the {size} entries that this checkpoint was made for.{signed}</source>
        <translation>Le journal commence par les {size} entrées pour lesquelles ce point de contrôle a été fait.{signed}</translation>
    </message>
    <message>
        <source>The log does not show that what somebody entered is true.</source>
        <translation>Le journal ne montre pas que ce que quelqu’un a saisi est vrai.</translation>
    </message>
    <message>
        <source>The log had {entries} entries when these figures were made; their root is {root}.</source>
        <translation>Le journal avait {entries} entrées quand ces statistiques ont été faites ; leur racine est {root}.</translation>
    </message>
    <message>
        <source>The log has an entry numbered {seq}; it begins with 1.</source>
        <translation>Le journal a une entrée numérotée {seq} ; il commence par 1.</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>Le journal est vide.</translation>
    </message>
    <message>
        <source>The log is too large for one file: export it case by case.</source>
        <translation>Le journal est trop grand pour un fichier : exportez-le affaire par affaire.</translation>
    </message>
    <message>
        <source>The measured scores of entry {seqs} were changed.</source>
        <translation>Les scores mesurés de l’entrée {seqs} ont été modifiés.</translation>
    </message>
    <message>
        <source>The metadata table has no usable row for this file.</source>
        <translation>Le tableau de métadonnées n’a pas de ligne utilisable pour ce fichier.</translation>
    </message>
    <message>
        <source>The metadata table {path} cannot be used: {detail}</source>
        <translation>Le tableau de métadonnées {path} ne peut être utilisé : {detail}</translation>
    </message>
    <message>
        <source>The model pack was refused: {detail}</source>
        <translation>Le pack de modèles a été refusé : {detail}</translation>
    </message>
    <message>
        <source>The model pack “{pack}” is not installed. Settings (or: second-look models) builds the default pack and adds others.</source>
        <translation>Le pack de modèles « {pack} » n’est pas installé. Les réglages (ou : second-look models) construisent le pack par défaut et en ajoutent d’autres.</translation>
    </message>
    <message>
        <source>The model takes comparisons as independent, which they are not; for most galleries it is too high.</source>
        <translation>Le modèle tient les comparaisons pour indépendantes, ce qu’elles ne sont pas ; pour la plupart des galeries il est trop haut.</translation>
    </message>
    <message>
        <source>The name of the folder cannot be written down. Choose another one.</source>
        <translation>Le nom du dossier ne peut être noté. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The name or the password is not right. Check both and try again.</source>
        <translation>Le nom ou le mot de passe n’est pas juste. Vérifiez les deux et réessayez.</translation>
    </message>
    <message>
        <source>The name or the password is not right. The next attempt is possible in {wait} s.</source>
        <translation>Le nom ou le mot de passe n’est pas juste. La prochaine tentative est possible dans {wait} s.</translation>
    </message>
    <message>
        <source>The number of entries and the fingerprint of the log at one moment, signed. Held by somebody else, it shows later whether anything before it was changed.</source>
        <translation>Le nombre d’entrées et l’empreinte du journal à un moment, signés. Détenu par quelqu’un d’autre, il montre plus tard si quelque chose d’antérieur a été modifié.</translation>
    </message>
    <message>
        <source>The number of the ACLU's test, in which 28 of the 535 members of Congress got somebody else out of 25,000 arrest photos. There it was a product's own default of similarity; here it means that of 100 people who are not enrolled, 20 would get a candidate.</source>
        <translation>Le nombre de l’essai de l’ACLU, où 28 des 535 membres du Congrès ont obtenu quelqu’un d’autre parmi 25 000 photos d’arrestation. C’était là le réglage par défaut de similitude d’un produit ; ici, cela veut dire que sur 100 personnes non enrôlées, 20 obtiendraient un candidat.</translation>
    </message>
    <message>
        <source>The offence is the latest that was declared; without one the purpose stands for it.</source>
        <translation>L’infraction est la dernière déclarée ; à défaut, la finalité en tient lieu.</translation>
    </message>
    <message>
        <source>The original image {sha256} of entry {seq} cannot be read.</source>
        <translation>L’image originale {sha256} de l’entrée {seq} ne peut être lue.</translation>
    </message>
    <message>
        <source>The original image {sha256} of entry {seq} is missing.</source>
        <translation>L’image originale {sha256} de l’entrée {seq} manque.</translation>
    </message>
    <message>
        <source>The original image {sha256} of entry {seq} was changed.</source>
        <translation>L’image originale {sha256} de l’entrée {seq} a été modifiée.</translation>
    </message>
    <message>
        <source>The pack {pack_id} is needed by the gallery “{needing}” of this workspace.</source>
        <translation>Le pack {pack_id} est nécessaire à la galerie « {needing} » de cet espace de travail.</translation>
    </message>
    <message>
        <source>The package tensorrt is not installed.</source>
        <translation>Le paquet tensorrt n’est pas installé.</translation>
    </message>
    <message>
        <source>The part of the program that checks models does not start ({why}); install Second Look anew.</source>
        <translation>La partie du programme qui vérifie les modèles ne démarre pas ({why}) ; réinstallez Second Look.</translation>
    </message>
    <message>
        <source>The passphrase is not valid text on this system.</source>
        <translation>La phrase secrète n’est pas un texte valide sur ce système.</translation>
    </message>
    <message>
        <source>The person or the picture was expunged from this gallery.</source>
        <translation>La personne ou l’image a été effacée de cette galerie.</translation>
    </message>
    <message>
        <source>The person was enrolled in error.</source>
        <translation>La personne a été enrôlée par erreur.</translation>
    </message>
    <message>
        <source>The picture has more pixels than is safe to open; save a smaller copy.</source>
        <translation>L’image a plus de pixels qu’il n’est sûr d’en ouvrir ; enregistrez une copie plus petite.</translation>
    </message>
    <message>
        <source>The picture was not adjusted: the original is used as it is.</source>
        <translation>L’image n’a pas été ajustée : l’original est utilisé tel quel.</translation>
    </message>
    <message>
        <source>The picture was opened with another model pack: open it again with this gallery's pack.</source>
        <translation>L’image a été ouverte avec un autre pack de modèles : ouvrez-la à nouveau avec le pack de cette galerie.</translation>
    </message>
    <message>
        <source>The place of a person in the list, by the best score of their enrolled pictures.</source>
        <translation>La place d’une personne dans la liste, d’après le meilleur score de ses images enrôlées.</translation>
    </message>
    <message>
        <source>The policy asks for an authorisation, and the case {case_number} has none yet: nothing leaves it as a lead before its reference stands in the case.</source>
        <translation>Les règles demandent une autorisation, et l’affaire {case_number} n’en a pas encore : rien n’en sort comme piste avant que sa référence figure dans l’affaire.</translation>
    </message>
    <message>
        <source>The policy asks for an authorisation, and the case {case_number} still had none on {astimezone}. Enter its reference in the case before going on; where it was refused, close the case.</source>
        <translation>Les règles demandent une autorisation, et l’affaire {case_number} n’en avait toujours pas le {astimezone}. Saisissez sa référence dans l’affaire avant de continuer ; si elle a été refusée, closez l’affaire.</translation>
    </message>
    <message>
        <source>The policy profile cannot be used: {detail}</source>
        <translation>Le profil de règles ne peut être utilisé : {detail}</translation>
    </message>
    <message>
        <source>The policy profiles of this computer are set by whoever administers it ({computer_policies_dir}).</source>
        <translation>Les profils de règles de cet ordinateur sont fixés par qui l’administre ({computer_policies_dir}).</translation>
    </message>
    <message>
        <source>The policy “{title}” allows a search for these offences only: {offences}.</source>
        <translation>Les règles « {title} » n’autorisent une recherche que pour ces infractions : {offences}.</translation>
    </message>
    <message>
        <source>The policy “{title}” allows no confidence below {minimum_confidence}, with whatever reason. Raise the threshold.</source>
        <translation>Les règles « {title} » n’autorisent aucune confiance au-dessous de {minimum_confidence}, quel que soit le motif. Relevez le seuil.</translation>
    </message>
    <message>
        <source>The policy “{title}” asks for a release by somebody who did not examine.</source>
        <translation>Les règles « {title} » demandent une communication par quelqu’un qui n’a pas examiné.</translation>
    </message>
    <message>
        <source>The policy “{title}” asks for {asked}.</source>
        <translation>Les règles « {title} » demandent {asked}.</translation>
    </message>
    <message>
        <source>The probe has not been analysed yet: say first what can be seen in it, before any candidate is shown.</source>
        <translation>La photo question n’a pas encore été analysée : dites d’abord ce que l’on y voit, avant l’affichage de tout candidat.</translation>
    </message>
    <message>
        <source>The probe's own file is enrolled in this gallery: that candidate compares a picture with itself and says nothing. Find out how it came to be in both.</source>
        <translation>Le fichier même de la photo question est enrôlé dans cette galerie : ce candidat compare une image avec elle-même et ne dit rien. Cherchez comment elle est arrivée dans les deux.</translation>
    </message>
    <message>
        <source>The probe's template is damaged, part of it is no number: open the picture again.</source>
        <translation>Le gabarit de la photo question est endommagé, une partie n’est pas un nombre : ouvrez l’image à nouveau.</translation>
    </message>
    <message>
        <source>The range that holds the true rate in 95 of 100 galleries that are measured as this one was. Where nothing happened in n searches, only an upper bound can be given.</source>
        <translation>L’étendue qui contient le vrai taux dans 95 galeries sur 100 mesurées comme celle-ci. Là où rien n’est arrivé en n recherches, seule une borne supérieure peut être donnée.</translation>
    </message>
    <message>
        <source>The rate of a group divided by the rate of all people measured: 2.0 means twice as often. Its interval comes from drawing the people anew many times.</source>
        <translation>Le taux d’un groupe divisé par celui de toutes les personnes mesurées : 2,0 veut dire deux fois plus souvent. Son intervalle vient de nombreux nouveaux tirages des personnes.</translation>
    </message>
    <message>
        <source>The recipe holds something that is no step: make it again.</source>
        <translation>La recette contient quelque chose qui n’est pas une étape : refaites-la.</translation>
    </message>
    <message>
        <source>The record has let go, but not everything could be erased from disk yet. Open the workspace again, and it goes on. What was in the way: {sentence}</source>
        <translation>Le dossier s’en est séparé, mais tout n’a pas encore pu être supprimé du disque. Ouvrez à nouveau l’espace de travail, et cela continue. Ce qui a fait obstacle : {sentence}</translation>
    </message>
    <message>
        <source>The record was sealed.</source>
        <translation>Le dossier a été mis sous scellés.</translation>
    </message>
    <message>
        <source>The recorded group with the highest rate, and that rate divided by the geometric mean of all groups’ rates: 1.0 means no difference.</source>
        <translation>Le groupe renseigné au taux le plus élevé, et ce taux divisé par la moyenne géométrique des taux de tous les groupes : 1,0 veut dire aucune différence.</translation>
    </message>
    <message>
        <source>The records of entry {earlier} ({kind}) are not those that entry {seq} took from.</source>
        <translation>Les éléments de l’entrée {earlier} ({kind}) ne sont pas ceux dont l’entrée {seq} a retiré.</translation>
    </message>
    <message>
        <source>The records of entry {seq} ({kind}) are missing.</source>
        <translation>Les éléments de l’entrée {seq} ({kind}) manquent.</translation>
    </message>
    <message>
        <source>The records of entry {seq} ({kind}) were changed after it was written.</source>
        <translation>Les éléments de l’entrée {seq} ({kind}) ont été modifiés après son écriture.</translation>
    </message>
    <message>
        <source>The root certificate cannot be read: it is not in PEM.</source>
        <translation>Le certificat racine ne peut être lu : il n’est pas en PEM.</translation>
    </message>
    <message>
        <source>The root certificate in Settings cannot be read any more: give it again</source>
        <translation>Le certificat racine des réglages ne peut plus être lu : donnez-le à nouveau</translation>
    </message>
    <message>
        <source>The same file is already in this gallery.</source>
        <translation>Le même fichier est déjà dans cette galerie.</translation>
    </message>
    <message>
        <source>The search confidence below which a written reason is asked for. The reason is recorded in the log.</source>
        <translation>La confiance de la recherche au-dessous de laquelle un motif écrit est demandé. Le motif est inscrit au journal.</translation>
    </message>
    <message>
        <source>The search was done in another gallery than the reason is about.</source>
        <translation>La recherche a été faite dans une autre galerie que celle dont parle le motif.</translation>
    </message>
    <message>
        <source>The setting {name} is “{found}”, entry {seq} made it “{value}”.</source>
        <translation>Le réglage {name} est « {found} », l’entrée {seq} l’a fait « {value} ».</translation>
    </message>
    <message>
        <source>The setting {name} is “{there}”, and no entry made it so.</source>
        <translation>Le réglage {name} est « {there} », et aucune entrée ne l’a fait tel.</translation>
    </message>
    <message>
        <source>The share of offered pictures that were refused, for example because no face was found in them.</source>
        <translation>La part des images proposées qui ont été refusées, par exemple parce qu’aucun visage n’y a été trouvé.</translation>
    </message>
    <message>
        <source>The share of the face that is nearly black, and the share that is nearly white. Nothing can be seen of the face there, and no adjustment brings it back.</source>
        <translation>La part du visage presque noire, et la part presque blanche. On n’y voit rien du visage, et aucun ajustement ne le ramène.</translation>
    </message>
    <message>
        <source>The signing key was changed meanwhile: export the log again.</source>
        <translation>La clé de signature a été changée entre-temps : exportez à nouveau le journal.</translation>
    </message>
    <message>
        <source>The stored original is missing or is not what was stored.</source>
        <translation>L’original conservé manque ou n’est pas ce qui a été conservé.</translation>
    </message>
    <message>
        <source>The stored picture {picture}… cannot be shown: {detail} It is kept as it is; try again.</source>
        <translation>L’image conservée {picture}… ne peut être affichée : {detail} Elle est gardée telle quelle ; réessayez.</translation>
    </message>
    <message>
        <source>The subject id and the hashes of the images</source>
        <translation>L’identifiant du sujet et les empreintes des images</translation>
    </message>
    <message>
        <source>The template file of the gallery “{name}” cannot be read.</source>
        <translation>Le fichier de gabarits de la galerie « {name} » ne peut être lu.</translation>
    </message>
    <message>
        <source>The template file of the gallery “{name}” holds {present} of {rows} templates.</source>
        <translation>Le fichier de gabarits de la galerie « {name} » contient {present} gabarits sur {rows}.</translation>
    </message>
    <message>
        <source>The templates of entry {seq} cannot be read.</source>
        <translation>Les gabarits de l’entrée {seq} ne peuvent être lus.</translation>
    </message>
    <message>
        <source>The templates of entry {seq} were changed after it was written.</source>
        <translation>Les gabarits de l’entrée {seq} ont été modifiés après son écriture.</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Le texte</translation>
    </message>
    <message>
        <source>The text cannot be used as a checkpoint: {error}.</source>
        <translation>Le texte ne peut servir de point de contrôle : {error}.</translation>
    </message>
    <message>
        <source>The threshold lies below the policy's floor: write down why it was lowered, or raise it again, before concluding on anything it let through.</source>
        <translation>Le seuil est sous le plancher des règles : écrivez pourquoi il a été abaissé, ou relevez-le, avant de conclure sur quoi que ce soit qu’il a laissé passer.</translation>
    </message>
    <message>
        <source>The thumbnail of a face was expunged, entry {seq}, and is there.</source>
        <translation>La vignette d’un visage a été effacée, entrée {seq}, et elle est là.</translation>
    </message>
    <message>
        <source>The time for which the record may be kept is over.</source>
        <translation>La durée pendant laquelle le dossier peut être conservé est écoulée.</translation>
    </message>
    <message>
        <source>The time that a face was on the screen is a number of seconds.</source>
        <translation>Le temps d’affichage d’un visage est un nombre de secondes.</translation>
    </message>
    <message>
        <source>The time-stamp authority {host} did not answer within {seconds} s</source>
        <translation>L’autorité d’horodatage {host} n’a pas répondu en {seconds} s</translation>
    </message>
    <message>
        <source>The time-stamp authority {host} {error}</source>
        <translation>L’autorité d’horodatage {host} {error}</translation>
    </message>
    <message>
        <source>The tolerance that programs built on dlib use unless somebody changes it. It was chosen for comparing two pictures, where about 1 in 180 pairs of different people pass. A search compares with everybody enrolled, so that nearly everybody gets somebody.</source>
        <translation>La tolérance que les programmes bâtis sur dlib utilisent si personne ne la change. Elle a été choisie pour comparer deux images, où environ 1 paire de personnes différentes sur 180 passe. Une recherche compare avec toutes les personnes enrôlées, si bien que presque chacun obtient quelqu’un.</translation>
    </message>
    <message>
        <source>The tree kept beside the log holds more than belongs to its entries.</source>
        <translation>L’arbre conservé à côté du journal contient plus que ce qui revient à ses entrées.</translation>
    </message>
    <message>
        <source>The tree kept beside the log is not that of the entries up to {seq}.</source>
        <translation>L’arbre conservé à côté du journal n’est pas celui des entrées jusqu’à {seq}.</translation>
    </message>
    <message>
        <source>The trigger {name}, which guards the record, was changed.</source>
        <translation>Le déclencheur {name}, qui protège le dossier, a été modifié.</translation>
    </message>
    <message>
        <source>The trigger {name}, which guards the record, was removed.</source>
        <translation>Le déclencheur {name}, qui protège le dossier, a été retiré.</translation>
    </message>
    <message>
        <source>The turned picture would have too many pixels ({width} × {height}): crop it before it is turned.</source>
        <translation>L’image tournée aurait trop de pixels ({width} × {height}) : recadrez-la avant de la tourner.</translation>
    </message>
    <message>
        <source>The use of the system is reported to these authorities every year (Art. 26(10)).</source>
        <translation>L’utilisation du système est rapportée chaque année à ces autorités (article 26, paragraphe 10).</translation>
    </message>
    <message>
        <source>The wheel of {name} {version} is not in {folder}; download it there with: pip download --no-deps {name2}=={version2}</source>
        <translation>Le paquet wheel de {name} {version} n’est pas dans {folder} ; téléchargez-l’y avec : pip download --no-deps {name2}=={version2}</translation>
    </message>
    <message>
        <source>The whole log tells of cases at which you may still look blind: ask a supervisor or an analyst to export it, or export one case that you have seen.</source>
        <translation>Le journal entier parle d’affaires que vous pouvez encore examiner à l’aveugle : demandez à un superviseur ou à un analyste de l’exporter, ou exportez une affaire que vous avez vue.</translation>
    </message>
    <message>
        <source>The window is locked after {workspace} to {longest_minutes} minutes.</source>
        <translation>La fenêtre se verrouille après {workspace} à {longest_minutes} minutes.</translation>
    </message>
    <message>
        <source>The workspace {path} is damaged: {detail}. Restore it from a backup; nothing was changed.</source>
        <translation>L’espace de travail {path} est endommagé : {detail}. Restaurez-le depuis une sauvegarde ; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The workspace {path} is open in another Second Look (process {process}). Close it there first.</source>
        <translation>L’espace de travail {path} est ouvert dans un autre Second Look (processus {process}). Fermez-le d’abord là-bas.</translation>
    </message>
    <message>
        <source>The workspace {path} was last used by a newer Second Look (format {found}, this program reads up to {known}). Update the program to open it.</source>
        <translation>L’espace de travail {path} a été utilisé en dernier par un Second Look plus récent (format {found}, ce programme lit jusqu’au {known}). Mettez le programme à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <source>The {kind} {name} is missing.</source>
        <translation>L’élément {kind} {name} manque.</translation>
    </message>
    <message>
        <source>The {kind} {name} is not defined as this program defines it.</source>
        <translation>L’élément {kind} {name} n’est pas défini comme ce programme le définit.</translation>
    </message>
    <message>
        <source>The {part} of the model pack “{pack}” failed on the processor as well ({reason}). Nothing was recorded of these pictures. Close other programs and try again; if it fails again, let Settings test the pack (second-look models self-test).</source>
        <translation>La partie {part} du pack de modèles « {pack} » a échoué aussi sur le processeur ({reason}). Rien n’a été enregistré de ces images. Fermez d’autres programmes et réessayez ; si cela échoue encore, faites tester le pack dans les Réglages (second-look models self-test).</translation>
    </message>
    <message>
        <source>There are accounts already: an administrator makes further ones.</source>
        <translation>Il y a déjà des comptes : un administrateur crée les suivants.</translation>
    </message>
    <message>
        <source>There are too few people in common for the normalised score; compare raw scores.</source>
        <translation>Il y a trop peu de personnes en commun pour le score normalisé ; comparez les scores bruts.</translation>
    </message>
    <message>
        <source>There is a pack “{id}” already; give the combination another id.</source>
        <translation>Il y a déjà un pack « {id} » ; donnez un autre identifiant à la combinaison.</translation>
    </message>
    <message>
        <source>There is a reasonable suspicion that the search informs the investigation, and the investigation goes on by itself (307.5-1).</source>
        <translation>Il y a un soupçon raisonnable que la recherche éclaire l’enquête, et l’enquête se poursuit par elle-même (307.5-1).</translation>
    </message>
    <message>
        <source>There is a trigger {name} that does not belong here.</source>
        <translation>Il y a un déclencheur {name} qui n’a pas sa place ici.</translation>
    </message>
    <message>
        <source>There is a {kind} {name} that does not belong here.</source>
        <translation>Il y a un élément {kind} {name} qui n’a pas sa place ici.</translation>
    </message>
    <message>
        <source>There is already a case {strip}.</source>
        <translation>Il y a déjà une affaire {strip}.</translation>
    </message>
    <message>
        <source>There is already a gallery called “{name}”. Choose another name.</source>
        <translation>Il y a déjà une galerie nommée « {name} ». Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>There is already a workspace in {folder}. Open it instead.</source>
        <translation>Il y a déjà un espace de travail dans {folder}. Ouvrez-le plutôt.</translation>
    </message>
    <message>
        <source>There is already an account called “{name}”. Choose another name.</source>
        <translation>Il y a déjà un compte nommé « {name} ». Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>There is no Second Look workspace in {path}. A new one begins with its first account: second-look accounts first</source>
        <translation>Il n’y a pas d’espace de travail Second Look dans {path}. Un nouveau commence par son premier compte : second-look accounts first</translation>
    </message>
    <message>
        <source>There is no case {strip} in this workspace.</source>
        <translation>Il n’y a pas d’affaire {strip} dans cet espace de travail.</translation>
    </message>
    <message>
        <source>There is no enrolment with the number {enrolment_id}.</source>
        <translation>Il n’y a pas d’enrôlement portant le numéro {enrolment_id}.</translation>
    </message>
    <message>
        <source>There is no entry to print.</source>
        <translation>Il n’y a aucune entrée à imprimer.</translation>
    </message>
    <message>
        <source>There is no expungement with the number {expungement_id}.</source>
        <translation>Il n’y a pas d’effacement portant le numéro {expungement_id}.</translation>
    </message>
    <message>
        <source>There is no face in the gallery “{name}” that could be enrolled.</source>
        <translation>Il n’y a dans la galerie « {name} » aucun visage qui puisse être enrôlé.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose one that is there.</source>
        <translation>Il n’y a pas de dossier {folder}. Choisissez-en un qui existe.</translation>
    </message>
    <message>
        <source>There is no gallery called “{name}” in this workspace.</source>
        <translation>Il n’y a pas de galerie nommée « {name} » dans cet espace de travail.</translation>
    </message>
    <message>
        <source>There is no image in {folder}. Choose the folder that holds them.</source>
        <translation>Il n’y a aucune image dans {folder}. Choisissez le dossier qui les contient.</translation>
    </message>
    <message>
        <source>There is no npm client on this machine; point at the file {value} of the npm package {name} {version} instead.</source>
        <translation>Il n’y a pas de client npm sur cette machine ; indiquez plutôt le fichier {value} du paquet npm {name} {version}.</translation>
    </message>
    <message>
        <source>There is no policy profile “{profile_id}”. There are: {known}.</source>
        <translation>Il n’y a pas de profil de règles « {profile_id} ». Il y a : {known}.</translation>
    </message>
    <message>
        <source>There is no probe with the id {probe_id}.</source>
        <translation>Il n’y a pas de photo question portant l’identifiant {probe_id}.</translation>
    </message>
    <message>
        <source>There is no search with the id {search_id}.</source>
        <translation>Il n’y a pas de recherche portant l’identifiant {search_id}.</translation>
    </message>
    <message>
        <source>There is no such account.</source>
        <translation>Il n’y a pas de tel compte.</translation>
    </message>
    <message>
        <source>There is no such case.</source>
        <translation>Il n’y a pas de telle affaire.</translation>
    </message>
    <message>
        <source>There is no such look.</source>
        <translation>Il n’y a pas de tel examen.</translation>
    </message>
    <message>
        <source>There is no workspace in {folder}. Choose the folder that holds {database}, or make a new workspace in an empty folder.</source>
        <translation>Il n’y a pas d’espace de travail dans {folder}. Choisissez le dossier qui contient {database}, ou créez un nouvel espace de travail dans un dossier vide.</translation>
    </message>
    <message>
        <source>There is nobody else in the gallery “{gallery_name}” to be found.</source>
        <translation>Il n’y a personne d’autre à trouver dans la galerie « {gallery_name} ».</translation>
    </message>
    <message>
        <source>There was no time to give the folder {folder} everything.</source>
        <translation>Le temps a manqué pour tout remettre au dossier {folder}.</translation>
    </message>
    <message>
        <source>These are figures of the demonstration: every face and every case in it is invented.</source>
        <translation>Ce sont des statistiques de la démonstration : chaque visage et chaque affaire y est inventé.</translation>
    </message>
    <message>
        <source>These are {count} entries, and pages hold {most_entries} at most: narrow the filters, or export the log as a file.</source>
        <translation>Ce sont {count} entrées, et les pages en tiennent au plus {most_entries} : resserrez les filtres, ou exportez le journal en fichier.</translation>
    </message>
    <message>
        <source>These count work and not errors. A search that returned nobody is a result like any other.</source>
        <translation>Ils comptent du travail, non des erreurs. Une recherche qui n’a rendu personne est un résultat comme un autre.</translation>
    </message>
    <message>
        <source>These galleries do not hold pictures of two or more people in common. Enrol one of them again with another model pack; then the two can be compared.</source>
        <translation>Ces galeries n’ont pas d’images de deux personnes ou plus en commun. Enrôlez l’une d’elles à nouveau avec un autre pack de modèles ; alors les deux pourront être comparées.</translation>
    </message>
    <message>
        <source>These two are combined already: in the pack “{id}”.</source>
        <translation>Ces deux sont déjà combinés : dans le pack « {id} ».</translation>
    </message>
    <message>
        <source>They are not about this gallery, nor about the model in use here.</source>
        <translation>Ils ne portent ni sur cette galerie, ni sur le modèle en usage ici.</translation>
    </message>
    <message>
        <source>They measure no face: the pose of the head and the lens change every such length.</source>
        <translation>Elles ne mesurent aucun visage : la pose de la tête et l’objectif changent chacune de ces longueurs.</translation>
    </message>
    <message>
        <source>They prove what was there and that it was removed; no picture can be made from them.</source>
        <translation>Elles prouvent ce qui était là et que cela a été retiré ; aucune image ne peut en être tirée.</translation>
    </message>
    <message>
        <source>Third looks</source>
        <translation>Troisièmes examens</translation>
    </message>
    <message>
        <source>Third looks asked for in the period</source>
        <translation>Troisièmes examens demandés dans la période</translation>
    </message>
    <message>
        <source>This account is closed: whoever manages accounts can open it again.</source>
        <translation>Ce compte est fermé : la personne qui gère les comptes peut le rouvrir.</translation>
    </message>
    <message>
        <source>This candidate cannot be released. {standing}</source>
        <translation>Ce candidat ne peut être communiqué. {standing}</translation>
    </message>
    <message>
        <source>This candidate is not on its way as a lead: there is nothing that a third look could settle.</source>
        <translation>Ce candidat n’est pas en voie d’être une piste : il n’y a rien qu’un troisième examen puisse trancher.</translation>
    </message>
    <message>
        <source>This cannot rule out that the newest entries were cut off, or the whole log written anew: that needs a checkpoint held elsewhere.</source>
        <translation>Cela ne peut exclure que les entrées les plus récentes aient été coupées, ou le journal entier réécrit : il y faut un point de contrôle conservé ailleurs.</translation>
    </message>
    <message>
        <source>This case was opened before there were policy profiles: set its terms on the page “Cases” first.</source>
        <translation>Cette affaire a été ouverte avant qu’il y ait des profils de règles : fixez d’abord ses conditions à la page « Affaires ».</translation>
    </message>
    <message>
        <source>This checkpoint is not signed with the key that the log names.</source>
        <translation>Ce point de contrôle n’est pas signé avec la clé que nomme le journal.</translation>
    </message>
    <message>
        <source>This checkpoint speaks of {size} entries, the log has {entries}: entries were removed from its end.</source>
        <translation>Ce point de contrôle parle de {size} entrées, le journal en a {entries} : des entrées ont été retirées à sa fin.</translation>
    </message>
    <message>
        <source>This computer offers certain policy profiles only: {only}.</source>
        <translation>Cet ordinateur n’offre que certains profils de règles : {only}.</translation>
    </message>
    <message>
        <source>This export would tell of casework, in which your roles have no part: ask somebody who works on cases to export it.</source>
        <translation>Cette exportation parlerait de travail sur affaire, où vos rôles n’ont pas de part : demandez à quelqu’un qui travaille sur les affaires de l’exporter.</translation>
    </message>
    <message>
        <source>This face has its answer, and an answer is final.</source>
        <translation>Ce visage a sa réponse, et une réponse est définitive.</translation>
    </message>
    <message>
        <source>This face is not a candidate of the search.</source>
        <translation>Ce visage n’est pas un candidat de la recherche.</translation>
    </message>
    <message>
        <source>This face was taken out of the gallery meanwhile: go on with the next one.</source>
        <translation>Ce visage a été retiré de la galerie entre-temps : passez au suivant.</translation>
    </message>
    <message>
        <source>This face was taken out of the gallery: no answer is needed.</source>
        <translation>Ce visage a été retiré de la galerie : aucune réponse n’est nécessaire.</translation>
    </message>
    <message>
        <source>This gallery is too small to measure error rates; give a threshold instead.</source>
        <translation>Cette galerie est trop petite pour mesurer des taux d’erreur ; donnez plutôt un seuil.</translation>
    </message>
    <message>
        <source>This is a PDF; save the page or photo you mean as a picture.</source>
        <translation>C’est un PDF ; enregistrez la page ou la photo voulue comme image.</translation>
    </message>
    <message>
        <source>This is a film or a sound file; save the frame you mean as a picture.</source>
        <translation>C’est un film ou un fichier son ; enregistrez l’image voulue comme image.</translation>
    </message>
    <message>
        <source>This is a text document, not a picture.</source>
        <translation>C’est un document texte, non une image.</translation>
    </message>
    <message>
        <source>This is a training workspace: there are no cases in it and nothing can be concluded here. Open the casework workspace to search for a case.</source>
        <translation>C’est un espace d’entraînement : il n’a pas d’affaires et rien ne peut y être conclu. Ouvrez l’espace de travail sur affaire pour rechercher pour une affaire.</translation>
    </message>
    <message>
        <source>This is no verifier key, as reports print it beside a checkpoint: {error}.</source>
        <translation>Ce n’est pas une clé de vérification, telle que les rapports l’impriment à côté d’un point de contrôle : {error}.</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>Ce n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>This is the last administrator: make another one before changing this account.</source>
        <translation>C’est le dernier administrateur : créez-en un autre avant de modifier ce compte.</translation>
    </message>
    <message>
        <source>This is the password that you have. Choose another one.</source>
        <translation>C’est le mot de passe que vous avez. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This kind of file is not supported; save it as JPEG, PNG or TIFF.</source>
        <translation>Ce genre de fichier n’est pas pris en charge ; enregistrez-le en JPEG, PNG ou TIFF.</translation>
    </message>
    <message>
        <source>This look has ended: what came of it stays in the record.</source>
        <translation>Cet examen a pris fin : ce qui en est résulté reste au dossier.</translation>
    </message>
    <message>
        <source>This look has the places 1 to {items}.</source>
        <translation>Cet examen a les places 1 à {items}.</translation>
    </message>
    <message>
        <source>This look is completed: its answers are final.</source>
        <translation>Cet examen est terminé : ses réponses sont définitives.</translation>
    </message>
    <message>
        <source>This look was withdrawn: {end_reason}</source>
        <translation>Cet examen a été retiré : {end_reason}</translation>
    </message>
    <message>
        <source>This passphrase does not open the signing key.</source>
        <translation>Cette phrase secrète n’ouvre pas la clé de signature.</translation>
    </message>
    <message>
        <source>This password is too easy to guess; several words are good.</source>
        <translation>Ce mot de passe est trop facile à deviner ; plusieurs mots conviennent bien.</translation>
    </message>
    <message>
        <source>This person was expunged from the gallery on {isoformat}; nothing can be concluded on the record any more.</source>
        <translation>Cette personne a été effacée de la galerie le {isoformat} ; rien ne peut plus être conclu au dossier.</translation>
    </message>
    <message>
        <source>This person was expunged from the gallery since.</source>
        <translation>Cette personne a depuis été effacée de la galerie.</translation>
    </message>
    <message>
        <source>This person was expunged from the gallery: nothing about them is released.</source>
        <translation>Cette personne a été effacée de la galerie : rien n’est communiqué à son sujet.</translation>
    </message>
    <message>
        <source>This probe is expunged already.</source>
        <translation>Cette photo question est déjà effacée.</translation>
    </message>
    <message>
        <source>This probe was expunged on {isoformat}: its picture and its template are gone, and it cannot be searched any more.</source>
        <translation>Cette photo question a été effacée le {isoformat} : son image et son gabarit ont disparu, et elle ne peut plus servir à une recherche.</translation>
    </message>
    <message>
        <source>Those who look a second time see neither scores nor the first conclusion. Two people can still make one error.</source>
        <translation>Ceux qui regardent une seconde fois ne voient ni scores ni première conclusion. Deux personnes peuvent encore faire une même erreur.</translation>
    </message>
    <message>
        <source>Thresholds lowered below the floor, with a reason</source>
        <translation>Seuils abaissés sous le plancher, avec un motif</translation>
    </message>
    <message>
        <source>Time of a look</source>
        <translation>Durée d’un examen</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Fois</translation>
    </message>
    <message>
        <source>Too many attempts failed: the next one is possible in {wait} s.</source>
        <translation>Trop de tentatives ont échoué : la prochaine est possible dans {wait} s.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Training: no case, no probe and no conclusion; nothing here can enter casework</source>
        <translation>Entraînement : ni affaire, ni photo question, ni conclusion ; rien d’ici ne peut entrer dans le travail sur affaire</translation>
    </message>
    <message>
        <source>Training: parcel collected under a false name</source>
        <translation>Entraînement : colis retiré sous un faux nom</translation>
    </message>
    <message>
        <source>Training: person seen leaving a scene</source>
        <translation>Entraînement : personne vue quittant les lieux</translation>
    </message>
    <message>
        <source>Training: theft from a till</source>
        <translation>Entraînement : vol dans une caisse</translation>
    </message>
    <message>
        <source>Transparent parts were laid on white.</source>
        <translation>Les parties transparentes ont été posées sur du blanc.</translation>
    </message>
    <message>
        <source>Turned upright as the EXIF orientation says.</source>
        <translation>Redressée selon l’orientation EXIF.</translation>
    </message>
    <message>
        <source>Turned {degrees}° clockwise.</source>
        <translation>Tournée de {degrees}° dans le sens horaire.</translation>
    </message>
    <message>
        <source>Turned {degrees}° clockwise; the corners that this opens are black.</source>
        <translation>Tournée de {degrees}° dans le sens horaire ; les coins ainsi ouverts sont noirs.</translation>
    </message>
    <message>
        <source>Turned {degrees}° counter-clockwise.</source>
        <translation>Tournée de {degrees}° dans le sens antihoraire.</translation>
    </message>
    <message>
        <source>Turned {degrees}° counter-clockwise; the corners that this opens are black.</source>
        <translation>Tournée de {degrees}° dans le sens antihoraire ; les coins ainsi ouverts sont noirs.</translation>
    </message>
    <message>
        <source>Two curves that cross, or whose intervals overlap, show no pack to be the better one.</source>
        <translation>Deux courbes qui se croisent, ou dont les intervalles se recouvrent, ne montrent d’aucun pack qu’il est le meilleur.</translation>
    </message>
    <message>
        <source>Two examiners, the second one blind. A lead is released once it was corroborated by something other than a face.</source>
        <translation>Deux examinateurs, le second à l’aveugle. Une piste est communiquée une fois corroborée par autre chose qu’un visage.</translation>
    </message>
    <message>
        <source>Two people of this gallery whose pictures are as alike as pictures of one person are here, or far more than others: perhaps one person under two ids.</source>
        <translation>Deux personnes de cette galerie dont les images sont aussi semblables que le sont ici les images d’une seule, ou bien plus que les autres : peut-être une personne sous deux identifiants.</translation>
    </message>
    <message>
        <source>Two who agree can both be wrong, and whoever does not agree may be the safeguard that worked.</source>
        <translation>Deux personnes d’accord peuvent se tromper toutes deux, et qui n’est pas d’accord peut être le garde-fou qui a joué.</translation>
    </message>
    <message>
        <source>Under the policy “{title}” a disagreement is the end: no third look decides it.</source>
        <translation>Selon les règles « {title} », un désaccord est la fin : aucun troisième examen ne le tranche.</translation>
    </message>
    <message>
        <source>Under- and over-exposure</source>
        <translation>Sous-exposition et surexposition</translation>
    </message>
    <message>
        <source>WIDER FACE, training part: photographs from the internet; nobody in them was asked.</source>
        <translation>WIDER FACE, partie d’entraînement : photographies prises sur internet ; nul n’y a été consulté.</translation>
    </message>
    <message>
        <source>Waiting or begun now, of all</source>
        <translation>En attente ou commencés maintenant, tous</translation>
    </message>
    <message>
        <source>Warning: the embedder tells these easy synthetic faces apart worse than it should ({seen}); measure it on your own gallery before you use it.</source>
        <translation>Avertissement : l’encodeur distingue ces visages synthétiques faciles moins bien qu’il ne devrait ({seen}) ; mesurez-le sur votre propre galerie avant de l’utiliser.</translation>
    </message>
    <message>
        <source>Warning: {said}; expect more errors.</source>
        <translation>Avertissement : {said} ; attendez-vous à plus d’erreurs.</translation>
    </message>
    <message>
        <source>WebFace12M: about 12 million images of 600,000 people from the internet; nobody was asked.</source>
        <translation>WebFace12M : environ 12 millions d’images de 600 000 personnes prises sur internet ; nul n’a été consulté.</translation>
    </message>
    <message>
        <source>WebFace260M (subsets of 12 and 4 million images): people from the internet; nobody was asked.</source>
        <translation>WebFace260M (sous-ensembles de 12 et de 4 millions d’images) : personnes prises sur internet ; nul n’a été consulté.</translation>
    </message>
    <message>
        <source>WebFace600K: about 600,000 people from the internet; nobody was asked.</source>
        <translation>WebFace600K : environ 600 000 personnes prises sur internet ; nul n’a été consulté.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>What came of each search and each candidate that was examined: rejected, in disagreement, agreed, released, or nobody at all.</source>
        <translation>Ce qu’il est advenu de chaque recherche et de chaque candidat examiné : rejeté, en désaccord, d’accord, communiqué, ou personne du tout.</translation>
    </message>
    <message>
        <source>What came of the candidates that were examined</source>
        <translation>Issue des candidats examinés</translation>
    </message>
    <message>
        <source>What came of the searches</source>
        <translation>Issue des recherches</translation>
    </message>
    <message>
        <source>What drives keep by themselves: spare blocks of an SSD, snapshots of the file system.</source>
        <translation>Ce que les disques gardent d’eux-mêmes : blocs de réserve d’un SSD, instantanés du système de fichiers.</translation>
    </message>
    <message>
        <source>What examiners wrote about a face in conclusions and looks</source>
        <translation>Ce que les examinateurs ont écrit d’un visage dans des conclusions et des examens</translation>
    </message>
    <message>
        <source>What it was trained on is not disclosed, and so neither is whether the licence of those images allows this use: ask your organisation's lawyers before casework.</source>
        <translation>Ce sur quoi il a été entraîné n’est pas divulgué, ni donc si la licence de ces images permet cet usage : consultez les juristes de votre organisme avant tout travail sur affaire.</translation>
    </message>
    <message>
        <source>What somebody knows from elsewhere of the person on the probe. It only chooses which measured error rate is shown.</source>
        <translation>Ce que quelqu’un sait par ailleurs de la personne de la photo question. Cela choisit seulement quel taux d’erreur mesuré est affiché.</translation>
    </message>
    <message>
        <source>What the FPIR would be with fewer or more people enrolled: counted exactly for fewer, by a model for more, which is drawn dashed.</source>
        <translation>Ce que serait le FPIR avec moins ou plus de personnes enrôlées : compté exactement pour moins, par un modèle pour plus, tracé en tirets.</translation>
    </message>
    <message>
        <source>What was concluded is told once the look is completed.</source>
        <translation>Ce qui a été conclu est dit une fois l’examen terminé.</translation>
    </message>
    <message>
        <source>What was refused, lowered, exported, removed</source>
        <translation>Ce qui a été refusé, abaissé, exporté, supprimé</translation>
    </message>
    <message>
        <source>Where the authorisation is refused, the use stops at once and the personal data of that use is deleted: close the case and have that seen to (Art. 26(10)).</source>
        <translation>Si l’autorisation est refusée, l’utilisation cesse aussitôt et les données à caractère personnel de cette utilisation sont supprimées : closez l’affaire et faites-y veiller (article 26, paragraphe 10).</translation>
    </message>
    <message>
        <source>Where the two overlap no threshold parts them, and in casework they may well overlap more.</source>
        <translation>Là où les deux se recouvrent, aucun seuil ne les sépare, et sur le terrain ils peuvent bien se recouvrir davantage.</translation>
    </message>
    <message>
        <source>Where this program starts. Of 100 people who are not enrolled, 1 would get a candidate. A vendor of face search names 99% for police work too, but on its own scale of similarity, which is not this one.</source>
        <translation>Là où commence ce programme. Sur 100 personnes non enrôlées, 1 obtiendrait un candidat. Un fournisseur de recherche faciale nomme aussi 99 % pour le travail de police, mais sur sa propre échelle de similitude, qui n’est pas celle-ci.</translation>
    </message>
    <message>
        <source>Whether another face stands in the picture, and how large it is compared with the chosen one.</source>
        <translation>Si un autre visage figure dans l’image, et sa taille comparée à celle du visage choisi.</translation>
    </message>
    <message>
        <source>Whether one model pack finds more people than another on the same pictures. A difference is named only where McNemar’s exact test and a bootstrap over the people agree.</source>
        <translation>Si un pack de modèles trouve plus de personnes qu’un autre sur les mêmes images. Une différence n’est nommée que là où le test exact de McNemar et un bootstrap sur les personnes s’accordent.</translation>
    </message>
    <message>
        <source>Whoever asks for an arrest or a warrant discloses that face recognition was used, its flaws, and that a search found nobody or somebody else where that was so (settlement).</source>
        <translation>Qui demande une arrestation ou un mandat révèle que la reconnaissance faciale a été utilisée, ses défauts, et, le cas échéant, qu’une recherche n’a trouvé personne ou a trouvé quelqu’un d’autre (transaction).</translation>
    </message>
    <message>
        <source>Whoever examines has been trained in comparing faces and in what these error rates mean.</source>
        <translation>Qui examine a été formé à comparer des visages et à ce que veulent dire ces taux d’erreur.</translation>
    </message>
    <message>
        <source>Withdrawn in the period</source>
        <translation>Retirés dans la période</translation>
    </message>
    <message>
        <source>Worst group and spread</source>
        <translation>Groupe le moins favorable et écart</translation>
    </message>
    <message>
        <source>Write your reason (at least {minimum} characters): the record has to say why.</source>
        <translation>Écrivez votre motif (au moins {minimum} caractères) : le dossier doit dire pourquoi.</translation>
    </message>
    <message>
        <source>Years between the pictures</source>
        <translation>Années entre les images</translation>
    </message>
    <message>
        <source>You concluded on this search: a second look is for another person.</source>
        <translation>Vous avez conclu sur cette recherche : un second examen est pour une autre personne.</translation>
    </message>
    <message>
        <source>You did the search: a second look is for another person.</source>
        <translation>Vous avez fait la recherche : un second examen est pour une autre personne.</translation>
    </message>
    <message>
        <source>You have begun a blind look at this case: finish it before you open its searches.</source>
        <translation>Vous avez commencé un examen à l’aveugle de cette affaire : terminez-le avant d’ouvrir ses recherches.</translation>
    </message>
    <message>
        <source>You have begun a blind look: finish it before you search or expunge anybody.</source>
        <translation>Vous avez commencé un examen à l’aveugle : terminez-le avant de rechercher ou d’effacer quiconque.</translation>
    </message>
    <message>
        <source>You have looked at this search before: another look is for another person.</source>
        <translation>Vous avez déjà examiné cette recherche : un autre examen est pour une autre personne.</translation>
    </message>
    <message>
        <source>You have seen scores or conclusions of this case, under this account or another with your name: a blind look is for somebody who has not.</source>
        <translation>Vous avez vu des scores ou des conclusions de cette affaire, sous ce compte ou un autre à votre nom : un examen à l’aveugle est pour quelqu’un qui n’en a pas vu.</translation>
    </message>
    <message>
        <source>You may still look at this case blind, and its entries tell what others concluded: ask somebody who has seen it to export it.</source>
        <translation>Vous pouvez encore examiner cette affaire à l’aveugle, et ses entrées disent ce que d’autres ont conclu : demandez à quelqu’un qui l’a vue de l’exporter.</translation>
    </message>
    <message>
        <source>Your account is closed: whoever manages accounts can open it again.</source>
        <translation>Votre compte est fermé : la personne qui gère les comptes peut le rouvrir.</translation>
    </message>
    <message>
        <source>Your account may not {doing}: that needs the role {able}. Ask whoever manages accounts.</source>
        <translation>Votre compte ne peut pas {doing} : il y faut le rôle {able}. Demandez à la personne qui gère les comptes.</translation>
    </message>
    <message>
        <source>Your own password is changed with “Change my password”, with the old one.</source>
        <translation>Votre propre mot de passe se change par « Changer mon mot de passe », avec l’ancien.</translation>
    </message>
    <message>
        <source>[{where}] is missing from the manifest or is not a table.</source>
        <translation>[{where}] manque dans le manifeste ou n’est pas une table.</translation>
    </message>
    <message>
        <source>a SHA-256 in 64 small hexadecimal digits</source>
        <translation>un SHA-256 de 64 petits chiffres hexadécimaux</translation>
    </message>
    <message>
        <source>a checkpoint has three lines or more, none of them empty</source>
        <translation>un point de contrôle a trois lignes ou plus, aucune vide</translation>
    </message>
    <message>
        <source>a gallery that is enrolled again has no folder</source>
        <translation>une galerie enrôlée à nouveau n’a pas de dossier</translation>
    </message>
    <message>
        <source>a lead, not an identification</source>
        <translation>une piste, non une identification</translation>
    </message>
    <message>
        <source>a name to sign in with</source>
        <translation>un nom de connexion</translation>
    </message>
    <message>
        <source>a number from {least} to {most}</source>
        <translation>un nombre de {least} à {most}</translation>
    </message>
    <message>
        <source>a preset needs id, name, story and source, and nothing unknown: {entry}</source>
        <translation>un préréglage a besoin de id, name, story et source, et de rien d’inconnu : {entry}</translation>
    </message>
    <message>
        <source>a probe of the case {number}</source>
        <translation>une photo question de l’affaire {number}</translation>
    </message>
    <message>
        <source>a row of {name} has not a cell for each column</source>
        <translation>une ligne de {name} n’a pas une cellule par colonne</translation>
    </message>
    <message>
        <source>a signature is longer than its key id</source>
        <translation>une signature est plus longue que son identifiant de clé</translation>
    </message>
    <message>
        <source>a signed note has a text and 1 to {most_signatures} signatures</source>
        <translation>une note signée a un texte et 1 à {most_signatures} signatures</translation>
    </message>
    <message>
        <source>a signed note has an empty line before its signatures</source>
        <translation>une note signée a une ligne vide avant ses signatures</translation>
    </message>
    <message>
        <source>a template file cannot be used: {error}</source>
        <translation>un fichier de gabarits ne peut être utilisé : {error}</translation>
    </message>
    <message>
        <source>a template has at least one number</source>
        <translation>un gabarit a au moins un nombre</translation>
    </message>
    <message>
        <source>a template holds a number that is not finite</source>
        <translation>un gabarit contient un nombre qui n’est pas fini</translation>
    </message>
    <message>
        <source>a tree of {first} leaves does not lead to one of {second}</source>
        <translation>un arbre de {first} feuilles ne mène pas à un arbre de {second}</translation>
    </message>
    <message>
        <source>a tree of {second} leaves does not begin with {first}</source>
        <translation>un arbre de {second} feuilles ne commence pas par {first}</translation>
    </message>
    <message>
        <source>a tree of {size} leaves has no leaf {index}</source>
        <translation>un arbre de {size} feuilles n’a pas de feuille {index}</translation>
    </message>
    <message>
        <source>a tree of {size} leaves has no node</source>
        <translation>un arbre de {size} feuilles n’a pas de nœud</translation>
    </message>
    <message>
        <source>a tree without leaves shows nothing</source>
        <translation>un arbre sans feuilles ne montre rien</translation>
    </message>
    <message>
        <source>a verifier key is name+key id+key</source>
        <translation>une clé de vérification est nom+identifiant de clé+clé</translation>
    </message>
    <message>
        <source>a version such as 1.0.0</source>
        <translation>une version telle que 1.0.0</translation>
    </message>
    <message>
        <source>a whole number from {least} to {most}</source>
        <translation>un nombre entier de {least} à {most}</translation>
    </message>
    <message>
        <source>add or remove model packs</source>
        <translation>ajouter ou retirer des packs de modèles</translation>
    </message>
    <message>
        <source>age at capture</source>
        <translation>âge à la prise de vue</translation>
    </message>
    <message>
        <source>an Ed25519 key has {public_key_length} bytes, not {public}</source>
        <translation>une clé Ed25519 a {public_key_length} octets, non {public}</translation>
    </message>
    <message>
        <source>an embedder</source>
        <translation>un encodeur</translation>
    </message>
    <message>
        <source>an instant needs a time zone</source>
        <translation>un instant a besoin d’un fuseau horaire</translation>
    </message>
    <message>
        <source>an item of a look is a candidate or a filler</source>
        <translation>un élément d’un examen est un candidat ou un figurant</translation>
    </message>
    <message>
        <source>analysed a probe</source>
        <translation>a analysé une photo question</translation>
    </message>
    <message>
        <source>and entry 1 cannot be read</source>
        <translation>et l’entrée 1 ne peut être lue</translation>
    </message>
    <message>
        <source>answered with the HTTP status {code}</source>
        <translation>a répondu par l’état HTTP {code}</translation>
    </message>
    <message>
        <source>ask for a third look</source>
        <translation>demander un troisième examen</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>demandé</translation>
    </message>
    <message>
        <source>asked for a look by another person</source>
        <translation>a demandé un examen par une autre personne</translation>
    </message>
    <message>
        <source>began a blind look</source>
        <translation>a commencé un examen à l’aveugle</translation>
    </message>
    <message>
        <source>change the key that signs the log</source>
        <translation>changer la clé qui signe le journal</translation>
    </message>
    <message>
        <source>change the policy</source>
        <translation>changer les règles</translation>
    </message>
    <message>
        <source>chips of {size} x {size2} are needed, not {shape}</source>
        <translation>il faut des vignettes de {size} x {size2}, non de {shape}</translation>
    </message>
    <message>
        <source>chosen in the settings</source>
        <translation>choisi dans les réglages</translation>
    </message>
    <message>
        <source>chosen in the settings, but this installation does not offer it</source>
        <translation>choisi dans les réglages, mais cette installation ne l’offre pas</translation>
    </message>
    <message>
        <source>closed the case</source>
        <translation>a clos l’affaire</translation>
    </message>
    <message>
        <source>completed a blind look</source>
        <translation>a terminé un examen à l’aveugle</translation>
    </message>
    <message>
        <source>concluded</source>
        <translation>a conclu</translation>
    </message>
    <message>
        <source>control characters are not allowed</source>
        <translation>les caractères de contrôle ne sont pas permis</translation>
    </message>
    <message>
        <source>could not be asked ({error})</source>
        <translation>n’a pu être interrogée ({error})</translation>
    </message>
    <message>
        <source>depends on the weights: CASIA-WebFace, VGGFace2, MS1MV2, MS1MV3 or WebFace, faces from the internet of people who were not asked.</source>
        <translation>selon les poids : CASIA-WebFace, VGGFace2, MS1MV2, MS1MV3 ou WebFace, visages pris sur internet de personnes qui n’ont pas été consultées.</translation>
    </message>
    <message>
        <source>describe corroboration</source>
        <translation>décrire une corroboration</translation>
    </message>
    <message>
        <source>described corroboration</source>
        <translation>a décrit une corroboration</translation>
    </message>
    <message>
        <source>detection error trade-off</source>
        <translation>compromis entre erreurs de détection</translation>
    </message>
    <message>
        <source>detector and embedder must be two different files.</source>
        <translation>le détecteur et l’encodeur doivent être deux fichiers différents.</translation>
    </message>
    <message>
        <source>did not answer in time</source>
        <translation>n’a pas répondu à temps</translation>
    </message>
    <message>
        <source>dlib's customary distance of 0.6</source>
        <translation>La distance habituelle de 0,6 de dlib</translation>
    </message>
    <message>
        <source>dm-crypt ({kind})</source>
        <translation>dm-crypt ({kind})</translation>
    </message>
    <message>
        <source>enrol images or change a gallery</source>
        <translation>enrôler des images ou modifier une galerie</translation>
    </message>
    <message>
        <source>enrolled in the gallery “{name}”</source>
        <translation>enrôlée dans la galerie « {name} »</translation>
    </message>
    <message>
        <source>entries are found by {indexed_fields}</source>
        <translation>les entrées se trouvent par {indexed_fields}</translation>
    </message>
    <message>
        <source>entries of its log, or of what stands beside it, were taken away or changed (second-look-verify names the first one)</source>
        <translation>des entrées de son journal, ou de ce qui l’accompagne, ont été retirées ou modifiées (second-look-verify nomme la première)</translation>
    </message>
    <message>
        <source>everybody may write to {name}.</source>
        <translation>tout le monde peut écrire dans {name}.</translation>
    </message>
    <message>
        <source>examine candidates</source>
        <translation>examiner des candidats</translation>
    </message>
    <message>
        <source>examiner {ordinal}, blind</source>
        <translation>examinateur {ordinal}, à l’aveugle</translation>
    </message>
    <message>
        <source>exit code {returncode}</source>
        <translation>code de sortie {returncode}</translation>
    </message>
    <message>
        <source>export a report</source>
        <translation>exporter un rapport</translation>
    </message>
    <message>
        <source>exported a report</source>
        <translation>a exporté un rapport</translation>
    </message>
    <message>
        <source>expunge anybody</source>
        <translation>effacer quiconque</translation>
    </message>
    <message>
        <source>expunged</source>
        <translation>effacé</translation>
    </message>
    <message>
        <source>false negative identification rate</source>
        <translation>taux de faux négatifs en identification</translation>
    </message>
    <message>
        <source>false positive identification rate</source>
        <translation>taux de faux positifs en identification</translation>
    </message>
    <message>
        <source>first examiner</source>
        <translation>premier examinateur</translation>
    </message>
    <message>
        <source>first size</source>
        <translation>première taille</translation>
    </message>
    <message>
        <source>granted it with modifications</source>
        <translation>l’a accordé avec des modifications</translation>
    </message>
    <message>
        <source>in the order left eye, right eye, nose, mouth corners as seen in the image</source>
        <translation>dans l’ordre œil gauche, œil droit, nez, coins de la bouche, vus dans l’image</translation>
    </message>
    <message>
        <source>input {name} has the unknown type {type}</source>
        <translation>l’entrée {name} est du type inconnu {type}</translation>
    </message>
    <message>
        <source>is about to be revoked</source>
        <translation>est sur le point d’être révoqué</translation>
    </message>
    <message>
        <source>is not one of these entries</source>
        <translation>n’est pas l’une de ces entrées</translation>
    </message>
    <message>
        <source>is not signed with the key that the log names</source>
        <translation>n’est pas signé avec la clé que nomme le journal</translation>
    </message>
    <message>
        <source>is not written as checkpoints are</source>
        <translation>n’est pas écrit comme le sont les points de contrôle</translation>
    </message>
    <message>
        <source>is signed with a key that the log does not name</source>
        <translation>est signé avec une clé que le journal ne nomme pas</translation>
    </message>
    <message>
        <source>it answers another question (its nonce differs)</source>
        <translation>il répond à une autre question (son nonce diffère)</translation>
    </message>
    <message>
        <source>it bears no signature</source>
        <translation>il ne porte aucune signature</translation>
    </message>
    <message>
        <source>it changed while it was read</source>
        <translation>il a changé pendant sa lecture</translation>
    </message>
    <message>
        <source>it could not be verified ({error})</source>
        <translation>il n’a pu être vérifié ({error})</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>il n’a pas répondu</translation>
    </message>
    <message>
        <source>it did not run</source>
        <translation>il n’a pas tourné</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>il s’arrête dans son en-tête</translation>
    </message>
    <message>
        <source>it finds other faces</source>
        <translation>il localise d’autres visages</translation>
    </message>
    <message>
        <source>it has fields that nobody knows: {repr}</source>
        <translation>il a des champs que nul ne connaît : {repr}</translation>
    </message>
    <message>
        <source>it has more than {maximum_cells} cells; split it.</source>
        <translation>il a plus de {maximum_cells} cellules ; divisez-le.</translation>
    </message>
    <message>
        <source>it has more than {maximum_columns} columns.</source>
        <translation>il a plus de {maximum_columns} colonnes.</translation>
    </message>
    <message>
        <source>it has no column “{name}”.</source>
        <translation>il n’a pas de colonne « {name} ».</translation>
    </message>
    <message>
        <source>it holds signs that are no text</source>
        <translation>il contient des signes qui ne sont pas du texte</translation>
    </message>
    <message>
        <source>it holds {present} of {rows} templates</source>
        <translation>il contient {present} gabarits sur {rows}</translation>
    </message>
    <message>
        <source>it is about something else than this checkpoint</source>
        <translation>il porte sur autre chose que ce point de contrôle</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>il est vide.</translation>
    </message>
    <message>
        <source>it is kept for another account or machine, or its file is gone. Open the workspace there, put the file back, or start a new key in Settings (second-look audit key rotate).</source>
        <translation>elle est conservée pour un autre compte ou une autre machine, ou son fichier a disparu. Ouvrez l’espace de travail là-bas, remettez le fichier, ou mettez en service une nouvelle clé dans les réglages (second-look audit key rotate).</translation>
    </message>
    <message>
        <source>it is larger than {maximum_bytes} MiB; split it.</source>
        <translation>il dépasse {maximum_bytes} Mio ; divisez-le.</translation>
    </message>
    <message>
        <source>it is longer than {longest_text} characters</source>
        <translation>il a plus de {longest_text} caractères</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>il manque</translation>
    </message>
    <message>
        <source>it is neither a disclosure pack nor an exported log of Second Look</source>
        <translation>ce n’est ni un dossier de communication ni un journal exporté de Second Look</translation>
    </message>
    <message>
        <source>it is no folder</source>
        <translation>ce n’est pas un dossier</translation>
    </message>
    <message>
        <source>it is not TOML (nested too deeply)</source>
        <translation>ce n’est pas du TOML (imbrication trop profonde)</translation>
    </message>
    <message>
        <source>it is not TOML ({error})</source>
        <translation>ce n’est pas du TOML ({error})</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>ce n’est pas un dossier</translation>
    </message>
    <message>
        <source>it is not a template file</source>
        <translation>ce n’est pas un fichier de gabarits</translation>
    </message>
    <message>
        <source>it is not a text file; save the table as CSV (UTF-8).</source>
        <translation>ce n’est pas un fichier texte ; enregistrez le tableau en CSV (UTF-8).</translation>
    </message>
    <message>
        <source>it is not a time stamp</source>
        <translation>ce n’est pas un horodatage</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>it is of format {version}, this program reads {version2}</source>
        <translation>il est du format {version}, ce programme lit le {version2}</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>il est trop grand</translation>
    </message>
    <message>
        <source>it is too large for a disclosure pack</source>
        <translation>il est trop grand pour un dossier de communication</translation>
    </message>
    <message>
        <source>it is too large to be a time stamp</source>
        <translation>il est trop grand pour être un horodatage</translation>
    </message>
    <message>
        <source>it takes too long</source>
        <translation>cela prend trop de temps</translation>
    </message>
    <message>
        <source>it waits for its passphrase. Unlock it in Settings (on the command line: the variable SECOND_LOOK_KEY_PASSPHRASE).</source>
        <translation>elle attend sa phrase secrète. Déverrouillez-la dans les réglages (en ligne de commande : la variable SECOND_LOOK_KEY_PASSPHRASE).</translation>
    </message>
    <message>
        <source>its certificate is not valid: {verify_message}</source>
        <translation>son certificat n’est pas valide : {verify_message}</translation>
    </message>
    <message>
        <source>its database calls itself older than it is</source>
        <translation>sa base de données se dit plus ancienne qu’elle ne l’est</translation>
    </message>
    <message>
        <source>its database cannot be read</source>
        <translation>sa base de données ne peut être lue</translation>
    </message>
    <message>
        <source>its database does not say what it is</source>
        <translation>sa base de données ne dit pas ce qu’elle est</translation>
    </message>
    <message>
        <source>its database is not one of Second Look</source>
        <translation>sa base de données n’est pas de Second Look</translation>
    </message>
    <message>
        <source>its folder {name} is missing</source>
        <translation>son dossier {name} manque</translation>
    </message>
    <message>
        <source>its manifest names no hash of its file; add the file alone.</source>
        <translation>son manifeste ne donne pas d’empreinte de son fichier ; ajoutez le fichier seul.</translation>
    </message>
    <message>
        <source>its models need more memory than a model may.</source>
        <translation>ses modèles demandent plus de mémoire qu’il n’est permis à un modèle.</translation>
    </message>
    <message>
        <source>its self-test took more processor time than a model may.</source>
        <translation>son autotest a pris plus de temps de processeur qu’il n’est permis à un modèle.</translation>
    </message>
    <message>
        <source>its templates have {length} numbers, the model pack makes {length2}</source>
        <translation>ses gabarits ont {length} nombres, le pack de modèles en fait {length2}</translation>
    </message>
    <message>
        <source>keeps it waiting</source>
        <translation>le fait attendre</translation>
    </message>
    <message>
        <source>landmarks differ by up to {pixels} pixels ({pixel_tolerance} allowed)</source>
        <translation>les points de repère diffèrent jusqu’à {pixels} pixels ({pixel_tolerance} admis)</translation>
    </message>
    <message>
        <source>line {line_num} is not valid CSV ({error}).</source>
        <translation>la ligne {line_num} n’est pas du CSV valide ({error}).</translation>
    </message>
    <message>
        <source>lowered the threshold with a reason</source>
        <translation>a abaissé le seuil avec un motif</translation>
    </message>
    <message>
        <source>manage accounts</source>
        <translation>gérer les comptes</translation>
    </message>
    <message>
        <source>names no key</source>
        <translation>ne nomme aucune clé</translation>
    </message>
    <message>
        <source>names the key of another log</source>
        <translation>nomme la clé d’un autre journal</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>pas de réponse à temps</translation>
    </message>
    <message>
        <source>no column was chosen for the image file.</source>
        <translation>aucune colonne n’a été choisie pour le fichier image.</translation>
    </message>
    <message>
        <source>no drive of this computer</source>
        <translation>aucun disque de cet ordinateur</translation>
    </message>
    <message>
        <source>no gallery</source>
        <translation>aucune galerie</translation>
    </message>
    <message>
        <source>no private key</source>
        <translation>pas de clé privée</translation>
    </message>
    <message>
        <source>no private key for Ed25519</source>
        <translation>pas de clé privée pour Ed25519</translation>
    </message>
    <message>
        <source>no raw scores</source>
        <translation>pas de scores bruts</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>aucune raison donnée</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>personne encore</translation>
    </message>
    <message>
        <source>none (from before there were policies)</source>
        <translation>aucune (d’avant les règles)</translation>
    </message>
    <message>
        <source>none was made yet. Open the workspace once where it can be written.</source>
        <translation>aucune n’a encore été créée. Ouvrez une fois l’espace de travail là où il peut être écrit.</translation>
    </message>
    <message>
        <source>not declared</source>
        <translation>non déclaré</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>non renseigné</translation>
    </message>
    <message>
        <source>not stated for this file; the SFace paper trains on CASIA-WebFace, VGGFace2 and MS-Celeb-1M, faces from the internet of people who were not asked.</source>
        <translation>non indiqué pour ce fichier ; l’article SFace entraîne sur CASIA-WebFace, VGGFace2 et MS-Celeb-1M, visages pris sur internet de personnes qui n’ont pas été consultées.</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>non essayé</translation>
    </message>
    <message>
        <source>not written</source>
        <translation>non écrit</translation>
    </message>
    <message>
        <source>npm brought another file</source>
        <translation>npm a apporté un autre fichier</translation>
    </message>
    <message>
        <source>npm stopped without a word</source>
        <translation>npm s’est arrêté sans un mot</translation>
    </message>
    <message>
        <source>of the file that you add: find out.</source>
        <translation>celui du fichier que vous ajoutez : renseignez-vous.</translation>
    </message>
    <message>
        <source>of which entry 1 speaks</source>
        <translation>dont parle l’entrée 1</translation>
    </message>
    <message>
        <source>one step of its self-test took longer than {step_seconds} seconds: its graph is too slow, or never ends.</source>
        <translation>une étape de son autotest a pris plus de {step_seconds} secondes : son graphe est trop lent, ou ne finit jamais.</translation>
    </message>
    <message>
        <source>open or change cases</source>
        <translation>ouvrir ou modifier des affaires</translation>
    </message>
    <message>
        <source>opened a candidate beside the probe</source>
        <translation>a ouvert un candidat à côté de la photo question</translation>
    </message>
    <message>
        <source>opened a search</source>
        <translation>a ouvert une recherche</translation>
    </message>
    <message>
        <source>opened the case</source>
        <translation>a ouvert l’affaire</translation>
    </message>
    <message>
        <source>pack check</source>
        <translation>vérification de pack</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>image collée</translation>
    </message>
    <message>
        <source>pip brought another file</source>
        <translation>pip a apporté un autre fichier</translation>
    </message>
    <message>
        <source>pip stopped without a word</source>
        <translation>pip s’est arrêté sans un mot</translation>
    </message>
    <message>
        <source>race or ethnicity</source>
        <translation>race ou origine ethnique</translation>
    </message>
    <message>
        <source>read the log</source>
        <translation>lire le journal</translation>
    </message>
    <message>
        <source>rejected it</source>
        <translation>l’a rejeté</translation>
    </message>
    <message>
        <source>release a lead</source>
        <translation>communiquer une piste</translation>
    </message>
    <message>
        <source>released a lead</source>
        <translation>a communiqué une piste</translation>
    </message>
    <message>
        <source>reopened the case</source>
        <translation>a rouvert l’affaire</translation>
    </message>
    <message>
        <source>row {first_row} does not follow the {gallery_id} rows so far</source>
        <translation>la ligne {first_row} ne suit pas les lignes {gallery_id} jusqu’ici</translation>
    </message>
    <message>
        <source>row {number} has {line} cells, the header has {width}.</source>
        <translation>la ligne {number} a {line} cellules, l’en-tête en a {width}.</translation>
    </message>
    <message>
        <source>says something else than its place in the record</source>
        <translation>dit autre chose que sa place dans le dossier</translation>
    </message>
    <message>
        <source>says that another key was in use than the one before it</source>
        <translation>dit qu’une autre clé était en usage que celle d’avant</translation>
    </message>
    <message>
        <source>search</source>
        <translation>rechercher</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>a recherché</translation>
    </message>
    <message>
        <source>second size</source>
        <translation>seconde taille</translation>
    </message>
    <message>
        <source>see cases</source>
        <translation>voir les affaires</translation>
    </message>
    <message>
        <source>see the annual figures</source>
        <translation>voir les statistiques annuelles</translation>
    </message>
    <message>
        <source>see the reliability of reviewers</source>
        <translation>voir la fiabilité des examinateurs</translation>
    </message>
    <message>
        <source>selectivity, expected number of false candidates</source>
        <translation>sélectivité, nombre attendu de faux candidats</translation>
    </message>
    <message>
        <source>sends elsewhere, which is not followed: give its present address</source>
        <translation>renvoie ailleurs, ce qui n’est pas suivi : donnez son adresse actuelle</translation>
    </message>
    <message>
        <source>sent far more than a time stamp</source>
        <translation>a envoyé bien plus qu’un horodatage</translation>
    </message>
    <message>
        <source>set the terms of the case</source>
        <translation>a fixé les conditions de l’affaire</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>sexe</translation>
    </message>
    <message>
        <source>sex and race</source>
        <translation>sexe et race</translation>
    </message>
    <message>
        <source>share of blown-out pixels</source>
        <translation>part de pixels brûlés</translation>
    </message>
    <message>
        <source>share of dark pixels</source>
        <translation>part de pixels sombres</translation>
    </message>
    <message>
        <source>size of the second face</source>
        <translation>taille du second visage</translation>
    </message>
    <message>
        <source>speaks of a number of entries that the log does not have</source>
        <translation>parle d’un nombre d’entrées que le journal n’a pas</translation>
    </message>
    <message>
        <source>speed trials</source>
        <translation>essais de vitesse</translation>
    </message>
    <message>
        <source>take a second look</source>
        <translation>faire un second examen</translation>
    </message>
    <message>
        <source>take in or analyse probes</source>
        <translation>prendre en charge ou analyser des photos question</translation>
    </message>
    <message>
        <source>taken when added</source>
        <translation>prise à l’ajout</translation>
    </message>
    <message>
        <source>templates differ by up to {template} ({template_tolerance} allowed), comparison scores by up to {score} ({score_tolerance} allowed), {found}</source>
        <translation>les gabarits diffèrent jusqu’à {template} ({template_tolerance} admis), les scores de comparaison jusqu’à {score} ({score_tolerance} admis), {found}</translation>
    </message>
    <message>
        <source>templates of shape {shape}, expected [rows, {length}]</source>
        <translation>gabarits de forme {shape}, attendu [rows, {length}]</translation>
    </message>
    <message>
        <source>text of 1 to {max_text} characters without control characters</source>
        <translation>un texte de 1 à {max_text} caractères sans caractères de contrôle</translation>
    </message>
    <message>
        <source>the WAL is being read</source>
        <translation>le WAL est en cours de lecture</translation>
    </message>
    <message>
        <source>the authority {what}</source>
        <translation>l’autorité {what}</translation>
    </message>
    <message>
        <source>the best that is available</source>
        <translation>le meilleur disponible</translation>
    </message>
    <message>
        <source>the case number</source>
        <translation>le numéro d’affaire</translation>
    </message>
    <message>
        <source>the certificate of its signer is not there, or not the only one</source>
        <translation>le certificat de son signataire n’est pas là, ou n’est pas le seul</translation>
    </message>
    <message>
        <source>the column “{twice}” stands in it twice.</source>
        <translation>la colonne « {twice} » y figure deux fois.</translation>
    </message>
    <message>
        <source>the converted network is not valid: {error}</source>
        <translation>le réseau converti n’est pas valide : {error}</translation>
    </message>
    <message>
        <source>the corners of its face chips lie on average {mean} of their width beside those by CenterFace</source>
        <translation>les coins de ses vignettes de visage s’écartent en moyenne de {mean} de leur largeur de ceux de CenterFace</translation>
    </message>
    <message>
        <source>the detector finds only {count} of {faces} synthetic faces with their eyes, nose and mouth where they are.</source>
        <translation>le détecteur ne trouve que {count} visages synthétiques sur {faces} avec yeux, nez et bouche à leur place.</translation>
    </message>
    <message>
        <source>the detector returned values that are no numbers</source>
        <translation>le détecteur a rendu des valeurs qui ne sont pas des nombres</translation>
    </message>
    <message>
        <source>the embedded profile</source>
        <translation>le profil intégré</translation>
    </message>
    <message>
        <source>the embedder does not give the template that the manifest expects.</source>
        <translation>l’encodeur ne donne pas le gabarit qu’attend le manifeste.</translation>
    </message>
    <message>
        <source>the embedder gives the same template for two different face chips.</source>
        <translation>l’encodeur donne le même gabarit pour deux vignettes de visage différentes.</translation>
    </message>
    <message>
        <source>the embedder gives two different templates for the same face chip.</source>
        <translation>l’encodeur donne deux gabarits différents pour la même vignette de visage.</translation>
    </message>
    <message>
        <source>the export</source>
        <translation>l’exportation</translation>
    </message>
    <message>
        <source>the file is read-only</source>
        <translation>le fichier est en lecture seule</translation>
    </message>
    <message>
        <source>the fixed faces are not those of this version</source>
        <translation>les visages fixes ne sont pas ceux de cette version</translation>
    </message>
    <message>
        <source>the folder “{name}” holds the pack “{id}”; rename it.</source>
        <translation>le dossier « {name} » contient le pack « {id} » ; renommez-le.</translation>
    </message>
    <message>
        <source>the key id does not belong to this name and key</source>
        <translation>l’identifiant de clé n’appartient pas à ce nom et à cette clé</translation>
    </message>
    <message>
        <source>the key is not one for Ed25519</source>
        <translation>la clé n’est pas une clé Ed25519</translation>
    </message>
    <message>
        <source>the key store did not keep it. Choose a file instead.</source>
        <translation>le coffre de clés ne l’a pas gardée. Choisissez plutôt un fichier.</translation>
    </message>
    <message>
        <source>the key store of this account does not answer ({name}). Unlock it and try again, or start a new key in Settings.</source>
        <translation>le coffre de clés de ce compte ne répond pas ({name}). Déverrouillez-le et réessayez, ou mettez en service une nouvelle clé dans les réglages.</translation>
    </message>
    <message>
        <source>the last line has no end</source>
        <translation>la dernière ligne n’a pas de fin</translation>
    </message>
    <message>
        <source>the library that runs models crashes on its files, or they need too much memory (exit code {code}).</source>
        <translation>la bibliothèque qui fait tourner les modèles plante sur ses fichiers, ou ils demandent trop de mémoire (code de sortie {code}).</translation>
    </message>
    <message>
        <source>the manifest has neither [detector] nor [embedder].</source>
        <translation>le manifeste n’a ni [detector] ni [embedder].</translation>
    </message>
    <message>
        <source>the manifest of “{id}” leaves “embedder.fixed_batch” open.</source>
        <translation>le manifeste de « {id} » laisse « embedder.fixed_batch » ouvert.</translation>
    </message>
    <message>
        <source>the manifest of “{id}” names no hash of its file; add the file alone.</source>
        <translation>le manifeste de « {id} » ne donne pas d’empreinte de son fichier ; ajoutez le fichier seul.</translation>
    </message>
    <message>
        <source>the offence</source>
        <translation>l’infraction</translation>
    </message>
    <message>
        <source>the only one that is available</source>
        <translation>le seul disponible</translation>
    </message>
    <message>
        <source>the original image {sha256}… is missing</source>
        <translation>l’image originale {sha256}… manque</translation>
    </message>
    <message>
        <source>the original image {sha256}… is not what was stored</source>
        <translation>l’image originale {sha256}… n’est pas ce qui a été conservé</translation>
    </message>
    <message>
        <source>the others are used only where they are chosen</source>
        <translation>les autres ne servent que s’ils sont choisis</translation>
    </message>
    <message>
        <source>the outputs of “{file}” are not those of a yunet detector.</source>
        <translation>les sorties de « {file} » ne sont pas celles d’un détecteur yunet.</translation>
    </message>
    <message>
        <source>the outputs of “{file}” do not have the shapes of a {kind} detector.</source>
        <translation>les sorties de « {file} » n’ont pas les formes d’un détecteur {kind}.</translation>
    </message>
    <message>
        <source>the packaged program carries no pip</source>
        <translation>le programme empaqueté n’emporte pas pip</translation>
    </message>
    <message>
        <source>the parts of the private key do not belong together</source>
        <translation>les parties de la clé privée ne vont pas ensemble</translation>
    </message>
    <message>
        <source>the passphrase does not open this key</source>
        <translation>la phrase secrète n’ouvre pas cette clé</translation>
    </message>
    <message>
        <source>the person's full name</source>
        <translation>le nom complet de la personne</translation>
    </message>
    <message>
        <source>the plain name of an .onnx file in the pack's own folder</source>
        <translation>le simple nom d’un fichier .onnx du dossier même du pack</translation>
    </message>
    <message>
        <source>the preset {texts} does not say which score its threshold is of</source>
        <translation>le préréglage {texts} ne dit pas de quel score est son seuil</translation>
    </message>
    <message>
        <source>the preset {texts} has a confidence outside 0 to 1</source>
        <translation>le préréglage {texts} a une confiance hors de 0 à 1</translation>
    </message>
    <message>
        <source>the preset {texts} needs exactly one of {settings}</source>
        <translation>le préréglage {texts} a besoin d’exactement un de {settings}</translation>
    </message>
    <message>
        <source>the profiles of this computer in {folder} are not in order ({reason}) Whoever administers the computer puts that right; until then no case is opened.</source>
        <translation>les profils de cet ordinateur dans {folder} ne sont pas en ordre ({reason}) C’est à qui administre l’ordinateur d’y remédier ; jusque-là aucune affaire n’est ouverte.</translation>
    </message>
    <message>
        <source>the proof does not lead to the root of the larger tree</source>
        <translation>la preuve ne mène pas à la racine du plus grand arbre</translation>
    </message>
    <message>
        <source>the proof does not lead to the root of the smaller tree</source>
        <translation>la preuve ne mène pas à la racine du plus petit arbre</translation>
    </message>
    <message>
        <source>the proof has nodes left over</source>
        <translation>la preuve a des nœuds en trop</translation>
    </message>
    <message>
        <source>the proof is not a list of hashes</source>
        <translation>la preuve n’est pas une liste d’empreintes</translation>
    </message>
    <message>
        <source>the proof lacks nodes</source>
        <translation>il manque des nœuds à la preuve</translation>
    </message>
    <message>
        <source>the proof leads to another root</source>
        <translation>la preuve mène à une autre racine</translation>
    </message>
    <message>
        <source>the purpose</source>
        <translation>la finalité</translation>
    </message>
    <message>
        <source>the reference of the authorisation</source>
        <translation>la référence de l’autorisation</translation>
    </message>
    <message>
        <source>the signature of {name} is not one of this text</source>
        <translation>la signature de {name} n’est pas celle de ce texte</translation>
    </message>
    <message>
        <source>the template file {name} cannot be used: {detail}</source>
        <translation>le fichier de gabarits {name} ne peut être utilisé : {detail}</translation>
    </message>
    <message>
        <source>the time of the last entry is none</source>
        <translation>l’heure de la dernière entrée n’en est pas une</translation>
    </message>
    <message>
        <source>the workspace</source>
        <translation>l’espace de travail</translation>
    </message>
    <message>
        <source>the {name} is {value}, not a number of leaves</source>
        <translation>{name} vaut {value}, qui n’est pas un nombre de feuilles</translation>
    </message>
    <message>
        <source>the {value} is not a hash of {hash_bytes} bytes</source>
        <translation>{value} n’est pas une empreinte de {hash_bytes} octets</translation>
    </message>
    <message>
        <source>there are more than {max_documents} documents in its folder.</source>
        <translation>il y a plus de {max_documents} documents dans son dossier.</translation>
    </message>
    <message>
        <source>there is no step called {name}</source>
        <translation>il n’y a pas d’étape nommée {name}</translation>
    </message>
    <message>
        <source>there is no {manifest_name} in {folder}.</source>
        <translation>il n’y a pas de {manifest_name} dans {folder}.</translation>
    </message>
    <message>
        <source>this account has no key store. Choose a file instead.</source>
        <translation>ce compte n’a pas de coffre de clés. Choisissez plutôt un fichier.</translation>
    </message>
    <message>
        <source>this cannot be written as a signed note</source>
        <translation>cela ne peut être écrit comme note signée</translation>
    </message>
    <message>
        <source>this embedder does not tell the synthetic faces apart: its input is probably declared wrong (mean, scale, colour order or alignment); {seen}, at least {least_auc} are expected{better}.</source>
        <translation>cet encodeur ne distingue pas les visages synthétiques : son entrée est sans doute mal déclarée (moyenne, échelle, ordre des couleurs ou alignement) ; {seen}, au moins {least_auc} sont attendus{better}.</translation>
    </message>
    <message>
        <source>this filter or order needs the measures</source>
        <translation>ce filtre ou cet ordre a besoin des mesures</translation>
    </message>
    <message>
        <source>this installation does not offer it</source>
        <translation>cette installation ne l’offre pas</translation>
    </message>
    <message>
        <source>this order needs the measures</source>
        <translation>cet ordre a besoin des mesures</translation>
    </message>
    <message>
        <source>took in a probe</source>
        <translation>a pris en charge une photo question</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>vrai ou faux</translation>
    </message>
    <message>
        <source>two presets have one id</source>
        <translation>deux préréglages ont un même identifiant</translation>
    </message>
    <message>
        <source>two texts of “{profile_id}” have one date, {dated}.</source>
        <translation>deux textes de « {profile_id} » ont une seule date, {dated}.</translation>
    </message>
    <message>
        <source>two trees of one size have different roots</source>
        <translation>deux arbres d’une même taille ont des racines différentes</translation>
    </message>
    <message>
        <source>was revoked</source>
        <translation>a été révoqué</translation>
    </message>
    <message>
        <source>what is in its place is not the key that the log names. Put the right file back, or start a new key in Settings (second-look audit key rotate).</source>
        <translation>ce qui se trouve à sa place n’est pas la clé que nomme le journal. Remettez le bon fichier, ou mettez en service une nouvelle clé dans les réglages (second-look audit key rotate).</translation>
    </message>
    <message>
        <source>who asks for it</source>
        <translation>qui la demande</translation>
    </message>
    <message>
        <source>withdrew a look</source>
        <translation>a retiré un examen</translation>
    </message>
    <message>
        <source>{auc} of the pairs of scores are in the right order</source>
        <translation>{auc} des paires de scores sont dans le bon ordre</translation>
    </message>
    <message>
        <source>{checkpoint} cannot be written as a checkpoint</source>
        <translation>{checkpoint} ne peut être écrit comme point de contrôle</translation>
    </message>
    <message>
        <source>{chosen} is {times} times as fast as {other} here; recommended: {chosen}.</source>
        <translation>{chosen} est ici {times} fois plus rapide que {other} ; recommandé : {chosen}.</translation>
    </message>
    <message>
        <source>{count} numbers from {least} to {most}</source>
        <translation>{count} nombres de {least} à {most}</translation>
    </message>
    <message>
        <source>{count} points [x, y] from {least} to {most}</source>
        <translation>{count} points [x, y] de {least} à {most}</translation>
    </message>
    <message>
        <source>{count} templates of the gallery “{name}” are damaged: they hold values that are no numbers. Enrol these images again into a new gallery; nothing was searched or measured.</source>
        <translation>{count} gabarits de la galerie « {name} » sont endommagés : ils contiennent des valeurs qui ne sont pas des nombres. Enrôlez à nouveau ces images dans une nouvelle galerie ; rien n’a été recherché ni mesuré.</translation>
    </message>
    <message>
        <source>{device} and the CPU give different templates; choose the CPU.</source>
        <translation>{device} et le CPU donnent des gabarits différents ; choisissez le CPU.</translation>
    </message>
    <message>
        <source>{device} cannot run this pack ({skipped}); it runs on {device2}.</source>
        <translation>{device} ne peut faire tourner ce pack ({skipped}) ; il tourne sur {device2}.</translation>
    </message>
    <message>
        <source>{device} did not work</source>
        <translation>{device} n’a pas fonctionné</translation>
    </message>
    <message>
        <source>{device} does not give what the CPU gives</source>
        <translation>{device} ne donne pas ce que donne le CPU</translation>
    </message>
    <message>
        <source>{device} failed at {time} while finding faces: {why}. {now} has done it since; nothing was lost.</source>
        <translation>{device} est tombé en panne à {time} en localisant des visages : {why}. {now} s’en charge depuis ; rien n’a été perdu.</translation>
    </message>
    <message>
        <source>{device} failed at {time} while making templates: {why}. {now} has done it since; nothing was lost.</source>
        <translation>{device} est tombé en panne à {time} en produisant des gabarits : {why}. {now} s’en charge depuis ; rien n’a été perdu.</translation>
    </message>
    <message>
        <source>{device} failed at {time} while searching: {why}. {now} has done it since; nothing was lost.</source>
        <translation>{device} est tombé en panne à {time} pendant une recherche : {why}. {now} s’en charge depuis ; rien n’a été perdu.</translation>
    </message>
    <message>
        <source>{device} failed while it was in use</source>
        <translation>{device} est tombé en panne pendant son usage</translation>
    </message>
    <message>
        <source>{device} gives the same template as the CPU; the detector runs on {device2}.</source>
        <translation>{device} donne le même gabarit que le CPU ; le détecteur tourne sur {device2}.</translation>
    </message>
    <message>
        <source>{device} is not used for {pack}: {why}. Running on {now} instead.</source>
        <translation>{device} n’est pas utilisé pour {pack} : {why}. Tourne sur {now} à la place.</translation>
    </message>
    <message>
        <source>{events} of {n}</source>
        <translation>{events} sur {n}</translation>
    </message>
    <message>
        <source>{faces} faces were found and none of them dominates; crop the picture to the person it records.</source>
        <translation>{faces} visages ont été trouvés et aucun ne domine ; recadrez l’image sur la personne qu’elle concerne.</translation>
    </message>
    <message>
        <source>{folder} is not a demo workspace; choose another folder for the demo.</source>
        <translation>{folder} n’est pas un espace de démonstration ; choisissez un autre dossier pour la démonstration.</translation>
    </message>
    <message>
        <source>{folder} is not a demo workspace; nothing was removed.</source>
        <translation>{folder} n’est pas un espace de démonstration ; rien n’a été supprimé.</translation>
    </message>
    <message>
        <source>{folder} is not a training workspace; choose another folder for the threshold lab.</source>
        <translation>{folder} n’est pas un espace d’entraînement ; choisissez un autre dossier pour l’atelier du seuil.</translation>
    </message>
    <message>
        <source>{folder} is not empty. Choose an empty folder, or make one.</source>
        <translation>{folder} n’est pas vide. Choisissez un dossier vide, ou créez-en un.</translation>
    </message>
    <message>
        <source>{last} comes before {first}</source>
        <translation>{last} vient avant {first}</translation>
    </message>
    <message>
        <source>{length} bytes are needed, not {data}</source>
        <translation>il faut {length} octets, non {data}</translation>
    </message>
    <message>
        <source>{licence} (detector), {licence2} (embedder)</source>
        <translation>{licence} (détecteur), {licence2} (encodeur)</translation>
    </message>
    <message>
        <source>{line} is not a signature line</source>
        <translation>{line} n’est pas une ligne de signature</translation>
    </message>
    <message>
        <source>{manifest_name} in {folder} is not a file.</source>
        <translation>{manifest_name} dans {folder} n’est pas un fichier.</translation>
    </message>
    <message>
        <source>{manifest_name} is not UTF-8 text.</source>
        <translation>{manifest_name} n’est pas un texte UTF-8.</translation>
    </message>
    <message>
        <source>{manifest_name} is not valid TOML ({error}).</source>
        <translation>{manifest_name} n’est pas du TOML valide ({error}).</translation>
    </message>
    <message>
        <source>{manifest_name} is too long to be a manifest.</source>
        <translation>{manifest_name} est trop long pour être un manifeste.</translation>
    </message>
    <message>
        <source>{manifest_name} leads out of the pack's folder.</source>
        <translation>{manifest_name} mène hors du dossier du pack.</translation>
    </message>
    <message>
        <source>{member} cannot be converted ({error}).</source>
        <translation>{member} ne peut être converti ({error}).</translation>
    </message>
    <message>
        <source>{member} cannot be read from {name}; download the wheel again.</source>
        <translation>{member} ne peut être lu dans {name} ; téléchargez à nouveau le paquet.</translation>
    </message>
    <message>
        <source>{member} cannot be read from {name}; fetch it again.</source>
        <translation>{member} ne peut être lu dans {name} ; téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>{member} in {name} is not the expected file; download the wheel again.</source>
        <translation>{member} dans {name} n’est pas le fichier attendu ; téléchargez à nouveau le paquet.</translation>
    </message>
    <message>
        <source>{member} in {name} is not the expected file; fetch it again.</source>
        <translation>{member} dans {name} n’est pas le fichier attendu ; téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>{member} in {name} is too large; download the wheel again.</source>
        <translation>{member} dans {name} est trop grand ; téléchargez à nouveau le paquet.</translation>
    </message>
    <message>
        <source>{name} cannot be run on any device ({reason}).</source>
        <translation>{name} ne peut tourner sur aucun matériel ({reason}).</translation>
    </message>
    <message>
        <source>{name} cannot be the name of a key</source>
        <translation>{name} ne peut être le nom d’une clé</translation>
    </message>
    <message>
        <source>{name} cannot be used as a checkpoint: {error}.</source>
        <translation>{name} ne peut servir de point de contrôle : {error}.</translation>
    </message>
    <message>
        <source>{name} could not be fetched ({reason}). Check the network, or download the package on another machine and give its folder with --wheels.</source>
        <translation>{name} n’a pu être téléchargé ({reason}). Vérifiez le réseau, ou téléchargez le paquet sur une autre machine et donnez son dossier avec --wheels.</translation>
    </message>
    <message>
        <source>{name} did not sign this note</source>
        <translation>{name} n’a pas signé cette note</translation>
    </message>
    <message>
        <source>{name} holds no certificate (PEM or DER).</source>
        <translation>{name} ne contient aucun certificat (PEM ou DER).</translation>
    </message>
    <message>
        <source>{name} is a checkpoint of another workspace ({origin}).</source>
        <translation>{name} est un point de contrôle d’un autre espace de travail ({origin}).</translation>
    </message>
    <message>
        <source>{name} is installed already, in the pack “{id}”.</source>
        <translation>{name} est déjà installé, dans le pack « {id} ».</translation>
    </message>
    <message>
        <source>{name} is known as “{id}”; add it without naming another recipe.</source>
        <translation>{name} est connu sous « {id} » ; ajoutez-le sans nommer une autre recette.</translation>
    </message>
    <message>
        <source>{name} is not a text, and a checkpoint is one.</source>
        <translation>{name} n’est pas un texte, alors qu’un point de contrôle en est un.</translation>
    </message>
    <message>
        <source>{name} is not the file that “{recipe_id}” names (its SHA-256 is {short}, not {declared}…); a recipe that takes any file of its kind says so.</source>
        <translation>{name} n’est pas le fichier que nomme « {recipe_id} » (son SHA-256 est {short}, non {declared}…) ; une recette qui prend tout fichier de son genre le dit.</translation>
    </message>
    <message>
        <source>{name} is not the published wheel of {name2} {version} (its SHA-256 is not {sha256}); download it again.</source>
        <translation>{name} n’est pas le paquet publié de {name2} {version} (son SHA-256 n’est pas {sha256}) ; téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>{name} is too large for a checkpoint, which is a text of a few lines.</source>
        <translation>{name} est trop grand pour un point de contrôle, qui est un texte de quelques lignes.</translation>
    </message>
    <message>
        <source>{other} is about as fast as {chosen} here; recommended: {chosen}.</source>
        <translation>{other} est ici à peu près aussi rapide que {chosen} ; recommandé : {chosen}.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Check that it exists and that you may open it.</source>
        <translation>{path} ne peut être lu ({reason}). Vérifiez qu’il existe et que vous pouvez l’ouvrir.</translation>
    </message>
    <message>
        <source>{path} cannot be read as an exported log: {detail}.</source>
        <translation>{path} ne peut être lu comme un journal exporté : {detail}.</translation>
    </message>
    <message>
        <source>{path} holds something else than what belongs there. It was not replaced: find out who wrote it.</source>
        <translation>{path} contient autre chose que ce qui doit s’y trouver. Il n’a pas été remplacé : cherchez qui l’a écrit.</translation>
    </message>
    <message>
        <source>{path} is there and cannot be read ({strerror}). It was not replaced.</source>
        <translation>{path} est là et ne peut être lu ({strerror}). Il n’a pas été remplacé.</translation>
    </message>
    <message>
        <source>{provider} did not work</source>
        <translation>{provider} n’a pas fonctionné</translation>
    </message>
    <message>
        <source>{selection_file} names “{named}”, and there is no such profile.</source>
        <translation>{selection_file} nomme « {named} », et il n’y a pas de tel profil.</translation>
    </message>
    <message>
        <source>{size} is not the size of a tree</source>
        <translation>{size} n’est pas la taille d’un arbre</translation>
    </message>
    <message>
        <source>{size} of {others} subjects</source>
        <translation>{size} sujets sur {others}</translation>
    </message>
    <message>
        <source>{text} is not an instant as the log writes it</source>
        <translation>{text} n’est pas un instant tel que le journal l’écrit</translation>
    </message>
    <message>
        <source>{text} is not base64</source>
        <translation>{text} n’est pas du base64</translation>
    </message>
    <message>
        <source>{text} is not the canonical base64 of anything</source>
        <translation>{text} n’est le base64 canonique de rien</translation>
    </message>
    <message>
        <source>{title}: {count_at_threshold} of {subjects} subjects at or above {threshold}.</source>
        <translation>{title} : {count_at_threshold} sujets sur {subjects} à {threshold} ou au-dessus.</translation>
    </message>
    <message>
        <source>{whole}: at least {low} (one-sided 95% bound)</source>
        <translation>{whole} : au moins {low} (borne unilatérale à 95 %)</translation>
    </message>
    <message>
        <source>{whole}: at most {high} (one-sided 95% bound)</source>
        <translation>{whole} : au plus {high} (borne unilatérale à 95 %)</translation>
    </message>
    <message>
        <source>{whole}: {value} (95% interval {low} to {high})</source>
        <translation>{whole} : {value} (intervalle à 95 % de {low} à {high})</translation>
    </message>
    <message>
        <source>{year} is no year from {first_year} to {last_year}</source>
        <translation>{year} n’est pas une année de {first_year} à {last_year}</translation>
    </message>
    <message>
        <source>“No candidate” is said of a search as a whole, the others of one candidate.</source>
        <translation>« Aucun candidat » se dit d’une recherche entière, les autres d’un candidat.</translation>
    </message>
    <message>
        <source>“default” has to be the id of a profile</source>
        <translation>« default » doit être l’identifiant d’un profil</translation>
    </message>
    <message>
        <source>“default” is {default}, which “only” leaves out</source>
        <translation>« default » est {default}, que « only » laisse de côté</translation>
    </message>
    <message>
        <source>“figures” in the manifest must be a list of tables.</source>
        <translation>« figures » dans le manifeste doit être une liste de tables.</translation>
    </message>
    <message>
        <source>“only” has to be a list of ids of profiles</source>
        <translation>« only » doit être une liste d’identifiants de profils</translation>
    </message>
    <message>
        <source>“{born}” is more than {oldest} years before the capture date ({isoformat})</source>
        <translation>« {born} » est à plus de {oldest} ans avant la date de prise de vue ({isoformat})</translation>
    </message>
    <message>
        <source>“{born}” lies after the capture date ({isoformat})</source>
        <translation>« {born} » est après la date de prise de vue ({isoformat})</translation>
    </message>
    <message>
        <source>“{born}” lies in the future</source>
        <translation>« {born} » est dans le futur</translation>
    </message>
    <message>
        <source>“{file}” cannot be run as the manifest declares ({reason}).</source>
        <translation>« {file} » ne peut tourner comme le déclare le manifeste ({reason}).</translation>
    </message>
    <message>
        <source>“{file}” does not take one float32 image{wanted} with three channels.</source>
        <translation>« {file} » ne prend pas une image float32{wanted} à trois canaux.</translation>
    </message>
    <message>
        <source>“{file}” gives templates that are not finite numbers of sensible size.</source>
        <translation>« {file} » donne des gabarits qui ne sont pas des nombres finis de taille raisonnable.</translation>
    </message>
    <message>
        <source>“{file}” gives values that are not finite numbers.</source>
        <translation>« {file} » donne des valeurs qui ne sont pas des nombres finis.</translation>
    </message>
    <message>
        <source>“{file}” gives {found} where the manifest declares [{count}, {length}].</source>
        <translation>« {file} » donne {found} là où le manifeste déclare [{count}, {length}].</translation>
    </message>
    <message>
        <source>“{file}” takes images of {declared} x {declared2} pixels only, where the manifest declares {side} x {side2}.</source>
        <translation>« {file} » ne prend que des images de {declared} x {declared2} pixels, là où le manifeste déclare {side} x {side2}.</translation>
    </message>
    <message>
        <source>“{id}” has no detector; name a pack that has one first.</source>
        <translation>« {id} » n’a pas de détecteur ; nommez d’abord un pack qui en a un.</translation>
    </message>
    <message>
        <source>“{id}” has no embedder; name a pack that has one second.</source>
        <translation>« {id} » n’a pas d’encodeur ; nommez en second un pack qui en a un.</translation>
    </message>
    <message>
        <source>“{id}” is {has} alone; combine it with {lacks} first (second-look models combine).</source>
        <translation>« {id} » est {has} seul ; combinez-le d’abord avec {lacks} (second-look models combine).</translation>
    </message>
    <message>
        <source>“{name}” has to be a day, written as 2026-01-31 without quotes</source>
        <translation>« {name} » doit être un jour, écrit 2026-01-31 sans guillemets</translation>
    </message>
    <message>
        <source>“{name}” has to be a list of texts</source>
        <translation>« {name} » doit être une liste de textes</translation>
    </message>
    <message>
        <source>“{name}” has to be a number from {low} to {high}</source>
        <translation>« {name} » doit être un nombre de {low} à {high}</translation>
    </message>
    <message>
        <source>“{name}” has to be a text</source>
        <translation>« {name} » doit être un texte</translation>
    </message>
    <message>
        <source>“{name}” has to be a text of at most {longest_line} printable characters</source>
        <translation>« {name} » doit être un texte d’au plus {longest_line} caractères imprimables</translation>
    </message>
    <message>
        <source>“{name}” has to be a whole number from {low} to {high}</source>
        <translation>« {name} » doit être un nombre entier de {low} à {high}</translation>
    </message>
    <message>
        <source>“{name}” has to be true or false</source>
        <translation>« {name} » doit être vrai ou faux</translation>
    </message>
    <message>
        <source>“{name}” in the manifest is not a field this program knows.</source>
        <translation>« {name} » dans le manifeste n’est pas un champ que ce programme connaît.</translation>
    </message>
    <message>
        <source>“{name}” in the manifest must be {what}.</source>
        <translation>« {name} » dans le manifeste doit être {what}.</translation>
    </message>
    <message>
        <source>“{name}” is larger than {max_file} GiB.</source>
        <translation>« {name} » dépasse {max_file} Gio.</translation>
    </message>
    <message>
        <source>“{name}” is missing</source>
        <translation>« {name} » manque</translation>
    </message>
    <message>
        <source>“{name}” is missing from the folder of the pack “{id}”.</source>
        <translation>« {name} » manque dans le dossier du pack « {id} ».</translation>
    </message>
    <message>
        <source>“{name}” is missing; install the pack that it belongs to first (the default pack holds CenterFace), or put the file with the SHA-256 {sha256} into the pack's folder.</source>
        <translation>« {name} » manque ; installez d’abord le pack auquel il appartient (le pack par défaut contient CenterFace), ou placez le fichier de SHA-256 {sha256} dans le dossier du pack.</translation>
    </message>
    <message>
        <source>“{name}” is not the file that the pack “{id}” declares; build it again.</source>
        <translation>« {name} » n’est pas le fichier que déclare le pack « {id} » ; construisez-le à nouveau.</translation>
    </message>
    <message>
        <source>“{name}” leads out of the pack's folder.</source>
        <translation>« {name} » mène hors du dossier du pack.</translation>
    </message>
    <message>
        <source>“{name}” says something twice</source>
        <translation>« {name} » dit quelque chose deux fois</translation>
    </message>
    <message>
        <source>“{path}” stands in it twice.</source>
        <translation>« {path} » y figure deux fois.</translation>
    </message>
    <message>
        <source>“{profile_id}” of {dated} was edited after it was adopted. Restore the file, or give the new text a new date and adopt it. Open cases keep the text they began with.</source>
        <translation>« {profile_id} » du {dated} a été modifié après son adoption. Restaurez le fichier, ou donnez au nouveau texte une nouvelle date et adoptez-le. Les affaires ouvertes gardent le texte avec lequel elles ont commencé.</translation>
    </message>
    <message>
        <source>“{recipe_id}” cannot be fetched; point at its file instead.</source>
        <translation>« {recipe_id} » ne peut être téléchargé ; indiquez plutôt son fichier.</translation>
    </message>
    <message>
        <source>“{text}” ends before it begins</source>
        <translation>« {text} » finit avant de commencer</translation>
    </message>
    <message>
        <source>“{text}” is not a date written as year-month-day (2019-04-30)</source>
        <translation>« {text} » n’est pas une date écrite année-mois-jour (2019-04-30)</translation>
    </message>
    <message>
        <source>“{text}” is not a year of birth (1974) or a band of years (1970-1979)</source>
        <translation>« {text} » n’est ni une année de naissance (1974) ni une tranche d’années (1970-1979)</translation>
    </message>
    <message>
        <source>“{text}” lies in the future</source>
        <translation>« {text} » est dans le futur</translation>
    </message>
    <message>
        <source>… disagreement: goes no further</source>
        <translation>… désaccord : ne va pas plus loin</translation>
    </message>
    <message>
        <source>… expunged before a release</source>
        <translation>… effacés avant une communication</translation>
    </message>
    <message>
        <source>… in a case without a policy</source>
        <translation>… dans une affaire sans règles</translation>
    </message>
    <message>
        <source>… waiting for another look</source>
        <translation>… attendent un autre examen</translation>
    </message>
    <message>
        <source>… … waiting for corroboration</source>
        <translation>… … attendent une corroboration</translation>
    </message>
    <message>
        <source>… … waiting for release</source>
        <translation>… … attendent une communication</translation>
    </message>
</context>
<context>
    <name>scrolling</name>
    <message>
        <source>Part of the page that scrolls</source>
        <translation>Partie de la page qui défile</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>Everything recorded so far is kept.</source>
        <translation>Tout ce qui a été enregistré est conservé.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Laisser continuer</translation>
    </message>
    <message>
        <source>Second Look</source>
        <translation>Second Look</translation>
    </message>
    <message>
        <source>Stop it and go there</source>
        <translation>L’arrêter et y aller</translation>
    </message>
    <message>
        <source>Stop it and sign out</source>
        <translation>L’arrêter et se déconnecter</translation>
    </message>
    <message>
        <source>The language changes when this has ended: {work}</source>
        <translation>La langue change quand ceci est terminé : {work}</translation>
    </message>
    <message>
        <source>This workspace is open already.</source>
        <translation>Cet espace de travail est déjà ouvert.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Un travail</translation>
    </message>
    <message>
        <source>{work} is running: it stops and can be continued later.</source>
        <translation>{work} est en cours : cela s’arrête et peut être repris plus tard.</translation>
    </message>
</context>
<context>
    <name>signing</name>
    <message>
        <source>Asked for once a session. For workspaces that several accounts open.</source>
        <translation>Demandée une fois par session. Pour les espaces de travail que plusieurs comptes ouvrent.</translation>
    </message>
    <message>
        <source>Credential Manager, Keychain or Secret Service. A copy of the workspace's folder does not hold the key; on another machine a new key has to be started.</source>
        <translation>Gestionnaire d’informations d’identification, Trousseau ou Secret Service. Une copie du dossier de l’espace de travail ne contient pas la clé ; sur une autre machine, une nouvelle clé doit être mise en service.</translation>
    </message>
    <message>
        <source>In a file that only its owner may read</source>
        <translation>Dans un fichier que seul son propriétaire peut lire</translation>
    </message>
    <message>
        <source>In a file that opens with a passphrase</source>
        <translation>Dans un fichier qui s’ouvre avec une phrase secrète</translation>
    </message>
    <message>
        <source>In the key store of this account</source>
        <translation>Dans le coffre de clés de ce compte</translation>
    </message>
    <message>
        <source>Whoever can read the workspace's folder can sign in its name.</source>
        <translation>Quiconque peut lire le dossier de l’espace de travail peut signer en son nom.</translation>
    </message>
    <message>
        <source>⚠ No key was made yet: open the workspace once where it can be written.</source>
        <translation>⚠ Aucune clé n’a encore été créée : ouvrez une fois l’espace de travail là où il peut être écrit.</translation>
    </message>
    <message>
        <source>⚠ The key is kept for another account or machine, or its file is gone: nothing is signed until it is back or a new key is started.</source>
        <translation>⚠ La clé est conservée pour un autre compte ou une autre machine, ou son fichier a disparu : rien n’est signé jusqu’à son retour ou la mise en service d’une nouvelle clé.</translation>
    </message>
    <message>
        <source>⚠ The key waits for its passphrase: nothing is signed until it is unlocked.</source>
        <translation>⚠ La clé attend sa phrase secrète : rien n’est signé jusqu’à son déverrouillage.</translation>
    </message>
    <message>
        <source>⚠ What lies in the key's place is not the key that the log names: nothing is signed until the right file is back or a new key is started.</source>
        <translation>⚠ Ce qui se trouve à la place de la clé n’est pas la clé que nomme le journal : rien n’est signé jusqu’au retour du bon fichier ou à la mise en service d’une nouvelle clé.</translation>
    </message>
    <message>
        <source>✓ The key is at hand. {where}.</source>
        <translation>✓ La clé est disponible. {where}.</translation>
    </message>
</context>
<context>
    <name>standing_words</name>
    <message>
        <source>A filler is another person on record, shown beside the candidates so that nobody can tell which face somebody else called a lead. Should the person of the probe be among the fillers, that would be found out.</source>
        <translation>Un figurant est une autre personne enregistrée, montrée à côté des candidats afin que nul ne puisse dire quel visage quelqu’un d’autre a déclaré piste. Si la personne de la photo question était parmi les figurants, cela se verrait.</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Commencé</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Everything that the policy asks for is there. Somebody with the right to release decides.</source>
        <translation>Tout ce que les règles demandent est là. Quelqu’un qui a le droit de communiquer décide.</translation>
    </message>
    <message>
        <source>Examiners disagree</source>
        <translation>Examinateurs en désaccord</translation>
    </message>
    <message>
        <source>Expunged</source>
        <translation>Effacé</translation>
    </message>
    <message>
        <source>It may leave as a lead: worth investigating by other means, never an identification.</source>
        <translation>Peut sortir comme piste : mérite d’être vérifiée par d’autres moyens, jamais une identification.</translation>
    </message>
    <message>
        <source>Look number {number}</source>
        <translation>Examen numéro {number}</translation>
    </message>
    <message>
        <source>No lead</source>
        <translation>Pas de piste</translation>
    </message>
    <message>
        <source>Nobody has begun it</source>
        <translation>Personne ne l’a commencé</translation>
    </message>
    <message>
        <source>Nobody has concluded on this candidate. Compare it with the probe first.</source>
        <translation>Personne n’a conclu sur ce candidat. Comparez-le d’abord avec la photo question.</translation>
    </message>
    <message>
        <source>Not concluded yet</source>
        <translation>Pas encore de conclusion</translation>
    </message>
    <message>
        <source>Released as a lead</source>
        <translation>Communiqué comme piste</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Second examen</translation>
    </message>
    <message>
        <source>The first examiner calls it a lead. Another person has to look at it blind, among other faces, before it goes any further.</source>
        <translation>Le premier examinateur le déclare piste. Une autre personne doit le regarder à l’aveugle, parmi d’autres visages, avant que cela n’aille plus loin.</translation>
    </message>
    <message>
        <source>The first examiner concluded otherwise than as a lead. That is an outcome of its own and stands in every report.</source>
        <translation>Le premier examinateur a conclu autrement qu’à une piste. C’est un résultat en soi, qui figure dans chaque rapport.</translation>
    </message>
    <message>
        <source>The person was expunged from the gallery. Nothing about them is released.</source>
        <translation>La personne a été effacée de la galerie. Rien n’est communiqué à son sujet.</translation>
    </message>
    <message>
        <source>Third look</source>
        <translation>Troisième examen</translation>
    </message>
    <message>
        <source>Those who looked agree that it is a lead. Something other than a comparison of faces has to speak for it before it can be released.</source>
        <translation>Ceux qui ont regardé s’accordent à y voir une piste. Autre chose qu’une comparaison de visages doit l’étayer avant qu’elle puisse être communiquée.</translation>
    </message>
    <message>
        <source>Two people looked and concluded differently. Both conclusions stay in the record; it does not leave as a lead unless the policy lets a third look decide.</source>
        <translation>Deux personnes ont regardé et conclu différemment. Les deux conclusions restent au dossier ; cela ne sort pas comme piste, sauf si les règles laissent décider un troisième examen.</translation>
    </message>
    <message>
        <source>Waits for a blind look</source>
        <translation>Attend un examen à l’aveugle</translation>
    </message>
    <message>
        <source>Waits for a release</source>
        <translation>Attend une communication</translation>
    </message>
    <message>
        <source>Waits for corroboration</source>
        <translation>Attend une corroboration</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retiré</translation>
    </message>
</context>
<context>
    <name>step_sentences</name>
    <message>
        <source>A device was chosen for the models.</source>
        <translation>Un matériel a été choisi pour les modèles.</translation>
    </message>
    <message>
        <source>A look by another person was withdrawn.</source>
        <translation>Un examen par une autre personne a été retiré.</translation>
    </message>
    <message>
        <source>A policy was refused: its file was edited.</source>
        <translation>Des règles ont été refusées : leur fichier a été modifié.</translation>
    </message>
    <message>
        <source>A probe that {who} offered was refused.</source>
        <translation>Une photo question présentée par {who} a été refusée.</translation>
    </message>
    <message>
        <source>A report was not written.</source>
        <translation>Un rapport n’a pas été écrit.</translation>
    </message>
    <message>
        <source>A signing key was made.</source>
        <translation>Une clé de signature a été créée.</translation>
    </message>
    <message>
        <source>An export of the log was not written.</source>
        <translation>Une exportation du journal n’a pas été écrite.</translation>
    </message>
    <message>
        <source>Images were enrolled.</source>
        <translation>Des images ont été enrôlées.</translation>
    </message>
    <message>
        <source>Somebody failed to sign in.</source>
        <translation>Quelqu’un n’a pas réussi à se connecter.</translation>
    </message>
    <message>
        <source>The case was flagged.</source>
        <translation>L’affaire a été signalée.</translation>
    </message>
    <message>
        <source>The device failed and another one was taken.</source>
        <translation>Le matériel a échoué et un autre a été pris.</translation>
    </message>
    <message>
        <source>The error rates of a gallery were measured.</source>
        <translation>Les taux d’erreur d’une galerie ont été mesurés.</translation>
    </message>
    <message>
        <source>The face in the probe was found and measured for {who}.</source>
        <translation>Le visage de la photo question a été trouvé et mesuré pour {who}.</translation>
    </message>
    <message>
        <source>The window of {who} was locked.</source>
        <translation>La fenêtre de {who} a été verrouillée.</translation>
    </message>
    <message>
        <source>What was expunged was erased from the disk.</source>
        <translation>Ce qui avait été effacé a été supprimé du disque.</translation>
    </message>
    <message>
        <source>{who} adopted a policy.</source>
        <translation>{who} a adopté des règles.</translation>
    </message>
    <message>
        <source>{who} asked for a look by another person.</source>
        <translation>{who} a demandé un examen par une autre personne.</translation>
    </message>
    <message>
        <source>{who} asked for something that was refused.</source>
        <translation>{who} a demandé quelque chose qui a été refusé.</translation>
    </message>
    <message>
        <source>{who} began a blind look.</source>
        <translation>{who} a commencé un examen à l’aveugle.</translation>
    </message>
    <message>
        <source>{who} began to enrol images.</source>
        <translation>{who} a commencé à enrôler des images.</translation>
    </message>
    <message>
        <source>{who} changed after how long the window locks.</source>
        <translation>{who} a changé le délai de verrouillage de la fenêtre.</translation>
    </message>
    <message>
        <source>{who} changed an account.</source>
        <translation>{who} a modifié un compte.</translation>
    </message>
    <message>
        <source>{who} changed how the signing key is kept.</source>
        <translation>{who} a changé le mode de conservation de la clé de signature.</translation>
    </message>
    <message>
        <source>{who} changed the lowest confidence that needs no reason.</source>
        <translation>{who} a changé la plus basse confiance qui n’exige pas de motif.</translation>
    </message>
    <message>
        <source>{who} changed where checkpoints are held.</source>
        <translation>{who} a changé le lieu où les points de contrôle sont conservés.</translation>
    </message>
    <message>
        <source>{who} chose the score of a gallery.</source>
        <translation>{who} a choisi le score d’une galerie.</translation>
    </message>
    <message>
        <source>{who} closed the case.</source>
        <translation>{who} a clos l’affaire.</translation>
    </message>
    <message>
        <source>{who} closed the workspace.</source>
        <translation>{who} a fermé l’espace de travail.</translation>
    </message>
    <message>
        <source>{who} compared model packs on the galleries of this workspace.</source>
        <translation>{who} a comparé des packs de modèles sur les galeries de cet espace de travail.</translation>
    </message>
    <message>
        <source>{who} completed the blind look.</source>
        <translation>{who} a terminé l’examen à l’aveugle.</translation>
    </message>
    <message>
        <source>{who} concluded on one face of the blind look.</source>
        <translation>{who} a conclu sur un visage de l’examen à l’aveugle.</translation>
    </message>
    <message>
        <source>{who} concluded.</source>
        <translation>{who} a conclu.</translation>
    </message>
    <message>
        <source>{who} described corroboration.</source>
        <translation>{who} a décrit une corroboration.</translation>
    </message>
    <message>
        <source>{who} described the probe before any candidate was shown.</source>
        <translation>{who} a décrit la photo question avant l’affichage de tout candidat.</translation>
    </message>
    <message>
        <source>{who} exported a report.</source>
        <translation>{who} a exporté un rapport.</translation>
    </message>
    <message>
        <source>{who} exported figures.</source>
        <translation>{who} a exporté des statistiques.</translation>
    </message>
    <message>
        <source>{who} exported the log.</source>
        <translation>{who} a exporté le journal.</translation>
    </message>
    <message>
        <source>{who} expunged a probe.</source>
        <translation>{who} a effacé une photo question.</translation>
    </message>
    <message>
        <source>{who} expunged a subject.</source>
        <translation>{who} a effacé un sujet.</translation>
    </message>
    <message>
        <source>{who} finished enrolling images.</source>
        <translation>{who} a fini d’enrôler des images.</translation>
    </message>
    <message>
        <source>{who} installed a model pack.</source>
        <translation>{who} a installé un pack de modèles.</translation>
    </message>
    <message>
        <source>{who} lowered the threshold below the policy's floor.</source>
        <translation>{who} a abaissé le seuil sous le plancher des règles.</translation>
    </message>
    <message>
        <source>{who} made a gallery.</source>
        <translation>{who} a créé une galerie.</translation>
    </message>
    <message>
        <source>{who} made an account.</source>
        <translation>{who} a créé un compte.</translation>
    </message>
    <message>
        <source>{who} made this workspace.</source>
        <translation>{who} a créé cet espace de travail.</translation>
    </message>
    <message>
        <source>{who} opened a candidate.</source>
        <translation>{who} a ouvert un candidat.</translation>
    </message>
    <message>
        <source>{who} opened the case.</source>
        <translation>{who} a ouvert l’affaire.</translation>
    </message>
    <message>
        <source>{who} opened the search and saw what it found.</source>
        <translation>{who} a ouvert la recherche et vu ce qu’elle a trouvé.</translation>
    </message>
    <message>
        <source>{who} opened the workspace.</source>
        <translation>{who} a ouvert l’espace de travail.</translation>
    </message>
    <message>
        <source>{who} put a new signing key in force.</source>
        <translation>{who} a mis en service une nouvelle clé de signature.</translation>
    </message>
    <message>
        <source>{who} released a lead.</source>
        <translation>{who} a communiqué une piste.</translation>
    </message>
    <message>
        <source>{who} removed a model pack.</source>
        <translation>{who} a retiré un pack de modèles.</translation>
    </message>
    <message>
        <source>{who} reopened the case.</source>
        <translation>{who} a rouvert l’affaire.</translation>
    </message>
    <message>
        <source>{who} replayed searches in training.</source>
        <translation>{who} a rejoué des recherches à l’entraînement.</translation>
    </message>
    <message>
        <source>{who} searched with the probe and found nobody.</source>
        <translation>{who} a recherché avec la photo question et n’a trouvé personne.</translation>
    </message>
    <message>
        <source>{who} searched with the probe.</source>
        <translation>{who} a recherché avec la photo question.</translation>
    </message>
    <message>
        <source>{who} set the terms of the case.</source>
        <translation>{who} a fixé les conditions de l’affaire.</translation>
    </message>
    <message>
        <source>{who} signed in.</source>
        <translation>{who} s’est connecté.</translation>
    </message>
    <message>
        <source>{who} signed out.</source>
        <translation>{who} s’est déconnecté.</translation>
    </message>
    <message>
        <source>{who} stopped enrolling.</source>
        <translation>{who} a arrêté l’enrôlement.</translation>
    </message>
    <message>
        <source>{who} took in a probe.</source>
        <translation>{who} a pris en charge une photo question.</translation>
    </message>
    <message>
        <source>{who} unlocked the window.</source>
        <translation>{who} a déverrouillé la fenêtre.</translation>
    </message>
    <message>
        <source>{who} verified the log.</source>
        <translation>{who} a vérifié le journal.</translation>
    </message>
    <message>
        <source>{who}: {what}.</source>
        <translation>{who} : {what}.</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>change mark {number}</source>
        <translation>modifier la marque {number}</translation>
    </message>
    <message>
        <source>clear filters</source>
        <translation>effacer les filtres</translation>
    </message>
    <message>
        <source>delete mark {number}</source>
        <translation>supprimer la marque {number}</translation>
    </message>
    <message>
        <source>description</source>
        <translation>description</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtre</translation>
    </message>
    <message>
        <source>note on {component}</source>
        <translation>remarque sur {component}</translation>
    </message>
    <message>
        <source>order of the faces</source>
        <translation>ordre des visages</translation>
    </message>
    <message>
        <source>set mark {number}</source>
        <translation>placer la marque {number}</translation>
    </message>
    <message>
        <source>{component}, {state}</source>
        <translation>{component}, {state}</translation>
    </message>
</context>
<context>
    <name>suitability</name>
    <message>
        <source>Enough can be seen to compare most components.</source>
        <translation>On en voit assez pour comparer la plupart des éléments.</translation>
    </message>
    <message>
        <source>Something important cannot be seen; say what, and what it limits.</source>
        <translation>Quelque chose d’important ne se voit pas ; dites quoi, et ce que cela limite.</translation>
    </message>
    <message>
        <source>Too little can be seen to compare; say why. That is an outcome of its own.</source>
        <translation>On en voit trop peu pour comparer ; dites pourquoi. C’est un résultat en soi.</translation>
    </message>
</context>
<context>
    <name>thumbnails</name>
    <message>
        <source>Reading thumbnails</source>
        <translation>Lecture des vignettes</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>A lead waits here for another person, who sees the same probe among fillers: no scores, no names, and nothing of the first conclusion.</source>
        <translation>Une piste attend ici une autre personne, qui voit la photo question et des figurants : ni scores, ni noms, ni rien de la première conclusion.</translation>
    </message>
    <message>
        <source>A search lists its candidates here, with the error that was measured for their groups. The warning above the list cannot be put away: a candidate is a lead, never an identification.</source>
        <translation>Une recherche liste ici ses candidats, avec l’erreur mesurée pour leurs groupes. L’avertissement au-dessus de la liste ne peut être écarté : un candidat est une piste, jamais une identification.</translation>
    </message>
    <message>
        <source>Candidates, with their warning</source>
        <translation>Les candidats, avec leur avertissement</translation>
    </message>
    <message>
        <source>Every step leaves an entry, also what found nobody. Here anybody can check that no entry was changed. The guided first case goes the whole way, step by step.</source>
        <translation>Chaque étape laisse une entrée, même ce qui n’a trouvé personne. Chacun peut vérifier ici qu’aucune entrée n’a été modifiée. Le premier cas guidé fait tout le chemin, étape par étape.</translation>
    </message>
    <message>
        <source>Of 100 searches for people who are not in this gallery, so many return nobody. Move the handle and read below what follows. The “i” beside a figure says what it means.</source>
        <translation>Sur 100 recherches de personnes absentes de cette galerie, tant ne rendent personne. Déplacez le curseur et lisez dessous ce qui en résulte. Le « i » à côté d’un chiffre dit ce qu’il signifie.</translation>
    </message>
    <message>
        <source>Once a candidate is chosen, both faces stand here at one scale. They are compared feature by feature, and a conclusion needs its reason in words.</source>
        <translation>Dès qu’un candidat est choisi, les deux visages sont ici à une seule échelle. On les compare trait par trait, et une conclusion demande son motif en toutes lettres.</translation>
    </message>
    <message>
        <source>Picture and declaration, analysis, search, in this order. What the probe shows is written down before a candidate can lead the eye.</source>
        <translation>Image et déclaration, analyse, recherche, dans cet ordre. Ce que montre la photo question est noté avant qu’un candidat puisse guider le regard.</translation>
    </message>
    <message>
        <source>The blind second look</source>
        <translation>Le second examen à l’aveugle</translation>
    </message>
    <message>
        <source>The examination</source>
        <translation>L’examen</translation>
    </message>
    <message>
        <source>The gallery</source>
        <translation>La galerie</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Le journal</translation>
    </message>
    <message>
        <source>The people on record: here portraits of people who do not exist. Every search is made in one gallery, and every error rate is measured on that gallery.</source>
        <translation>Les personnes enregistrées : ici, des portraits de gens qui n’existent pas. Chaque recherche se fait dans une galerie, et chaque taux d’erreur est mesuré sur cette galerie.</translation>
    </message>
    <message>
        <source>The probe, before any candidate</source>
        <translation>La photo question, avant tout candidat</translation>
    </message>
    <message>
        <source>What is known about error</source>
        <translation>Ce que l’on sait de l’erreur</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>A court ordered it</source>
        <translation>Un tribunal l’a ordonné</translation>
    </message>
    <message>
        <source>Account changed</source>
        <translation>Compte modifié</translation>
    </message>
    <message>
        <source>Account created</source>
        <translation>Compte créé</translation>
    </message>
    <message>
        <source>Another face is in the picture: make sure of the choice.</source>
        <translation>Un autre visage est dans l’image : assurez-vous du choix.</translation>
    </message>
    <message>
        <source>Blind look begun</source>
        <translation>Examen à l’aveugle commencé</translation>
    </message>
    <message>
        <source>Blind look completed</source>
        <translation>Examen à l’aveugle terminé</translation>
    </message>
    <message>
        <source>Blind look withdrawn</source>
        <translation>Examen à l’aveugle retiré</translation>
    </message>
    <message>
        <source>Blind look: one face concluded</source>
        <translation>Examen à l’aveugle : conclusion sur un visage</translation>
    </message>
    <message>
        <source>Candidate opened</source>
        <translation>Candidat ouvert</translation>
    </message>
    <message>
        <source>Capture date</source>
        <translation>Date de prise de vue</translation>
    </message>
    <message>
        <source>Case closed</source>
        <translation>Affaire close</translation>
    </message>
    <message>
        <source>Case flagged</source>
        <translation>Affaire signalée</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>Affaire ouverte</translation>
    </message>
    <message>
        <source>Case reopened</source>
        <translation>Affaire rouverte</translation>
    </message>
    <message>
        <source>Case terms set</source>
        <translation>Conditions de l’affaire fixées</translation>
    </message>
    <message>
        <source>Composite (refused)</source>
        <translation>Portrait-robot (refusé)</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Corroboration described</source>
        <translation>Corroboration décrite</translation>
    </message>
    <message>
        <source>Decoder stopped</source>
        <translation>Décodeur arrêté</translation>
    </message>
    <message>
        <source>Device chosen</source>
        <translation>Matériel choisi</translation>
    </message>
    <message>
        <source>Device fell back</source>
        <translation>Repli de matériel</translation>
    </message>
    <message>
        <source>Document scan</source>
        <translation>Document numérisé</translation>
    </message>
    <message>
        <source>Duplicate file</source>
        <translation>Fichier en double</translation>
    </message>
    <message>
        <source>Enrolled in error</source>
        <translation>Enrôlé par erreur</translation>
    </message>
    <message>
        <source>Enrolment finished</source>
        <translation>Enrôlement terminé</translation>
    </message>
    <message>
        <source>Enrolment started</source>
        <translation>Enrôlement commencé</translation>
    </message>
    <message>
        <source>Enrolment stopped</source>
        <translation>Enrôlement arrêté</translation>
    </message>
    <message>
        <source>Error rates measured</source>
        <translation>Taux d’erreur mesurés</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Exclu</translation>
    </message>
    <message>
        <source>Export of the log not written</source>
        <translation>Exportation du journal non écrite</translation>
    </message>
    <message>
        <source>Expunged from this gallery</source>
        <translation>Effacé de cette galerie</translation>
    </message>
    <message>
        <source>Expungement completed on disk</source>
        <translation>Effacement achevé sur le disque</translation>
    </message>
    <message>
        <source>Face found and measured</source>
        <translation>Visage trouvé et mesuré</translation>
    </message>
    <message>
        <source>Face not where it is recorded</source>
        <translation>Visage absent de l’endroit enregistré</translation>
    </message>
    <message>
        <source>Face too small</source>
        <translation>Visage trop petit</translation>
    </message>
    <message>
        <source>Features differ in a way that cannot be explained by pose, light or time.</source>
        <translation>Des traits diffèrent d’une façon que ni pose, ni lumière, ni temps n’expliquent.</translation>
    </message>
    <message>
        <source>Figures exported</source>
        <translation>Statistiques exportées</translation>
    </message>
    <message>
        <source>Gallery created</source>
        <translation>Galerie créée</translation>
    </message>
    <message>
        <source>Generated or enhanced (refused)</source>
        <translation>Générée ou améliorée (refusée)</translation>
    </message>
    <message>
        <source>Head pose: pitch</source>
        <translation>Pose de la tête : tangage</translation>
    </message>
    <message>
        <source>Head pose: roll</source>
        <translation>Pose de la tête : roulis</translation>
    </message>
    <message>
        <source>Head pose: yaw</source>
        <translation>Pose de la tête : lacet</translation>
    </message>
    <message>
        <source>Image file</source>
        <translation>Fichier image</translation>
    </message>
    <message>
        <source>Images enrolled</source>
        <translation>Images enrôlées</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Non concluant</translation>
    </message>
    <message>
        <source>Insufficient quality</source>
        <translation>Qualité insuffisante</translation>
    </message>
    <message>
        <source>Inter-eye distance</source>
        <translation>Distance interoculaire</translation>
    </message>
    <message>
        <source>Kind of file not supported</source>
        <translation>Genre de fichier non pris en charge</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Lead released</source>
        <translation>Piste communiquée</translation>
    </message>
    <message>
        <source>Log exported</source>
        <translation>Journal exporté</translation>
    </message>
    <message>
        <source>Log verified</source>
        <translation>Journal vérifié</translation>
    </message>
    <message>
        <source>Look by another person asked for</source>
        <translation>Examen par une autre personne demandé</translation>
    </message>
    <message>
        <source>Model pack installed</source>
        <translation>Pack de modèles installé</translation>
    </message>
    <message>
        <source>Model pack removed</source>
        <translation>Pack de modèles retiré</translation>
    </message>
    <message>
        <source>Model packs compared</source>
        <translation>Packs de modèles comparés</translation>
    </message>
    <message>
        <source>Much of the face is nearly black.</source>
        <translation>Une grande partie du visage est presque noire.</translation>
    </message>
    <message>
        <source>New signing key took over</source>
        <translation>Nouvelle clé de signature en service</translation>
    </message>
    <message>
        <source>No candidate</source>
        <translation>Aucun candidat</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Aucun visage</translation>
    </message>
    <message>
        <source>Not in the table</source>
        <translation>Absent du tableau</translation>
    </message>
    <message>
        <source>Over-exposure prevention</source>
        <translation>Absence de surexposition</translation>
    </message>
    <message>
        <source>Parts of the face are blown out to white.</source>
        <translation>Des parties du visage sont brûlées, toutes blanches.</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Photographie</translation>
    </message>
    <message>
        <source>Policy floor changed</source>
        <translation>Plancher des règles changé</translation>
    </message>
    <message>
        <source>Policy profile adopted</source>
        <translation>Profil de règles adopté</translation>
    </message>
    <message>
        <source>Policy profile refused</source>
        <translation>Profil de règles refusé</translation>
    </message>
    <message>
        <source>Probe analysis completed</source>
        <translation>Analyse de la photo question terminée</translation>
    </message>
    <message>
        <source>Probe expunged</source>
        <translation>Photo question effacée</translation>
    </message>
    <message>
        <source>Probe refused</source>
        <translation>Photo question refusée</translation>
    </message>
    <message>
        <source>Probe taken in</source>
        <translation>Photo question prise en charge</translation>
    </message>
    <message>
        <source>Race or ethnicity as recorded</source>
        <translation>Race ou origine ethnique, telle que renseignée</translation>
    </message>
    <message>
        <source>Refused: no right to do it</source>
        <translation>Refusé : pas le droit de le faire</translation>
    </message>
    <message>
        <source>Replay in training</source>
        <translation>Rejeu à l’entraînement</translation>
    </message>
    <message>
        <source>Report exported</source>
        <translation>Rapport exporté</translation>
    </message>
    <message>
        <source>Report refused</source>
        <translation>Rapport refusé</translation>
    </message>
    <message>
        <source>Score (normalised)</source>
        <translation>Score (normalisé)</translation>
    </message>
    <message>
        <source>Score (raw)</source>
        <translation>Score (brut)</translation>
    </message>
    <message>
        <source>Score chosen</source>
        <translation>Score choisi</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Search opened by another person</source>
        <translation>Recherche ouverte par une autre personne</translation>
    </message>
    <message>
        <source>Session closed</source>
        <translation>Session fermée</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>Session ouverte</translation>
    </message>
    <message>
        <source>Several faces</source>
        <translation>Plusieurs visages</translation>
    </message>
    <message>
        <source>Several pictures in one file</source>
        <translation>Plusieurs images en un fichier</translation>
    </message>
    <message>
        <source>Sex as recorded</source>
        <translation>Sexe, tel que renseigné</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Netteté</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Échec de connexion</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Déconnexion</translation>
    </message>
    <message>
        <source>Signing key created</source>
        <translation>Clé de signature créée</translation>
    </message>
    <message>
        <source>Signing key kept in another way</source>
        <translation>Clé de signature conservée autrement</translation>
    </message>
    <message>
        <source>Single face present</source>
        <translation>Visage unique</translation>
    </message>
    <message>
        <source>Sketch (refused)</source>
        <translation>Portrait dessiné (refusé)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Stored original damaged</source>
        <translation>Original conservé endommagé</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Subject expunged</source>
        <translation>Sujet effacé</translation>
    </message>
    <message>
        <source>Takes too much memory</source>
        <translation>Demande trop de mémoire</translation>
    </message>
    <message>
        <source>The face has few pixels; look for an original with more, enlarging adds nothing.</source>
        <translation>Le visage a peu de pixels ; cherchez un original qui en a plus, l’agrandir n’apporte rien.</translation>
    </message>
    <message>
        <source>The face is blurred; look for a sharper frame.</source>
        <translation>Le visage est flou ; cherchez une image plus nette.</translation>
    </message>
    <message>
        <source>The head is tilted up or down; scores will be lower.</source>
        <translation>La tête est inclinée vers le haut ou le bas ; les scores seront plus bas.</translation>
    </message>
    <message>
        <source>The head is turned to the side; look for a more frontal frame.</source>
        <translation>La tête est tournée de côté ; cherchez une image plus frontale.</translation>
    </message>
    <message>
        <source>The head leans to a shoulder; alignment corrects this mostly.</source>
        <translation>La tête penche vers une épaule ; l’alignement le corrige pour l’essentiel.</translation>
    </message>
    <message>
        <source>The images do not show enough to compare.</source>
        <translation>Les images n’en montrent pas assez pour comparer.</translation>
    </message>
    <message>
        <source>The record was sealed</source>
        <translation>Le dossier a été mis sous scellés</translation>
    </message>
    <message>
        <source>The retention period is over</source>
        <translation>La durée de conservation est écoulée</translation>
    </message>
    <message>
        <source>Threshold lowered</source>
        <translation>Seuil abaissé</translation>
    </message>
    <message>
        <source>Time until locking changed</source>
        <translation>Délai de verrouillage changé</translation>
    </message>
    <message>
        <source>Too many pixels</source>
        <translation>Trop de pixels</translation>
    </message>
    <message>
        <source>Took too long to read</source>
        <translation>Lecture trop longue</translation>
    </message>
    <message>
        <source>Under-exposure prevention</source>
        <translation>Absence de sous-exposition</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>Video still</source>
        <translation>Image extraite d’une vidéo</translation>
    </message>
    <message>
        <source>What can be seen supports neither side well enough.</source>
        <translation>Ce que l’on voit n’étaye assez bien aucun des deux côtés.</translation>
    </message>
    <message>
        <source>Where checkpoints are held was changed</source>
        <translation>Lieu de conservation des points de contrôle changé</translation>
    </message>
    <message>
        <source>Window locked</source>
        <translation>Fenêtre verrouillée</translation>
    </message>
    <message>
        <source>Window unlocked</source>
        <translation>Fenêtre déverrouillée</translation>
    </message>
    <message>
        <source>Workspace created</source>
        <translation>Espace de travail créé</translation>
    </message>
    <message>
        <source>Worth investigating by other means. Not an identification.</source>
        <translation>Mérite d’être vérifiée par d’autres moyens. Pas une identification.</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Année de naissance</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>seul</translation>
    </message>
    <message>
        <source>another of {value}% its size</source>
        <translation>un autre, de {value} % de sa taille</translation>
    </message>
    <message>
        <source>born {year}</source>
        <translation>né(e) {year}</translation>
    </message>
    <message>
        <source>date not recorded</source>
        <translation>date non renseignée</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>passable</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation>rien de renseigné</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>mauvais</translation>
    </message>
    <message>
        <source>{value} px</source>
        <translation>{value} px</translation>
    </message>
    <message>
        <source>{value}% dark</source>
        <translation>{value} % sombre</translation>
    </message>
    <message>
        <source>{value}% white</source>
        <translation>{value} % blanc</translation>
    </message>
</context>
<context>
    <name>workspaces</name>
    <message>
        <source>New workspace: choose an empty folder, or make one</source>
        <translation>Nouvel espace de travail : choisissez un dossier vide, ou créez-en un</translation>
    </message>
    <message>
        <source>Open workspace: choose its folder</source>
        <translation>Ouvrir un espace de travail : choisissez son dossier</translation>
    </message>
    <message>
        <source>demo, opened on {day}</source>
        <translation>démonstration, ouvert le {day}</translation>
    </message>
    <message>
        <source>its drive is not connected</source>
        <translation>son disque n’est pas connecté</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>opened on {day}</source>
        <translation>ouvert le {day}</translation>
    </message>
    <message>
        <source>training, opened on {day}</source>
        <translation>formation, ouvert le {day}</translation>
    </message>
</context>
</TS>
