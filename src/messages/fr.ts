import { countdown, fromNow, named, plural } from './format.js';
import type { PhoneMessages } from './types.js';

const locale = 'fr';
const factors = { totp: 'application d’authentification', passkey: 'clé d’accès', email: 'e-mail' };

const tries = (count: number) =>
  plural(locale, count, { one: `Il reste ${count} tentative.`, other: `Il reste ${count} tentatives.` });

/** French. */
export const fr: PhoneMessages = {
  locale,
  list: {
    title: 'Numéros de téléphone',
    description: 'Ils nous permettent de vous joindre et de confirmer votre identité.',
    loading: 'Chargement de vos numéros de téléphone',
    failed: 'Impossible de charger vos numéros de téléphone.',
    tryAgain: 'Réessayer',
    empty: 'Aucun numéro de téléphone pour l’instant',
    emptyHint: 'Ajoutez-en un pour sécuriser votre compte et recevoir des codes.',
    primary: 'Principal',
    unverified: 'Non validé',
    addedOn: (date) => `Ajouté le ${date}`,
    verify: 'Valider',
    verifyNumber: (number) => `Valider le ${number}`,
    remove: 'Supprimer',
    removeNumber: (number) => `Supprimer le ${number}`,
    verified: (number) => `Le ${number} est validé.`,
    removed: (number) => `Le ${number} a été supprimé.`,
    makePrimary: 'Définir comme principal',
    makePrimaryNumber: (number) => `Définir comme principal\u202f: ${number}`,
    madePrimary: (number) => `Le ${number} est désormais votre numéro principal.`,
    secondFactor: 'Deux étapes',
    defaultSecondFactor: 'Deux étapes, par défaut',
    linkedTo: (types) => `Associé à ${named(locale, types)}`,
  },
  add: {
    open: 'Ajouter un numéro de téléphone',
    title: 'Ajouter un numéro de téléphone',
    change: 'Changer de numéro',
    changeHint: (number) => `Le ${number} reste utilisé jusqu’à ce que le nouveau numéro soit validé.`,
    submit: 'Envoyer le code',
    cancel: 'Annuler',
    consent:
      'Nous vous enverrons un code par SMS pour vérifier que ce numéro est bien le vôtre. Des frais ' +
      'de messagerie et de données peuvent s’appliquer.',
    consentBy: {
      whatsapp: 'Nous vous enverrons un code par WhatsApp pour vérifier que ce numéro est bien le vôtre.',
      voice: 'Nous vous appellerons pour vous dicter un code et vérifier que ce numéro est bien le vôtre.',
    },
    alreadyVerified: 'Ce numéro figure déjà dans votre liste et il est validé.',
    limitReached: (max) =>
      plural(locale, max, {
        one: 'Vous pouvez enregistrer un seul numéro de téléphone. Supprimez-le pour en ajouter un autre.',
        other: `Vous pouvez enregistrer jusqu’à ${max} numéros de téléphone. Supprimez-en un pour en ajouter un autre.`,
      }),
    mayNotReceiveTexts: 'Ce numéro n’est peut-être pas un numéro de mobile. Il est possible que le SMS n’arrive pas.',
  },
  verify: {
    sending: (number) => `Envoi d’un code au ${number}…`,
    sentTo: (number, digits) => `Nous avons envoyé un code à ${digits} chiffres au ${number}.`,
    resentTo: (number) => `Nous avons envoyé un nouveau code au ${number}. Le précédent n’est plus valable.`,
    notSent: (number) =>
      `Nous enverrons un code par SMS au ${number} pour vérifier que ce numéro est bien le vôtre. ` +
      `Des frais de messagerie et de données peuvent s’appliquer.`,
    expired: (number) => `Le code envoyé au ${number} a expiré. Demandez-en un nouveau.`,
    burnt: (number) =>
      `Trop de codes incorrects\u202f: celui envoyé au ${number} n’est plus valable. Demandez-en un nouveau.`,
    verified: (number) => `Le ${number} est validé.`,
    notSentBy: {
      whatsapp: (number) => `Nous enverrons un code par WhatsApp au ${number}.`,
      voice: (number) => `Nous appellerons le ${number} pour vous dicter un code.`,
    },
    calling: (number) => `Nous appelons le ${number} pour vous dicter votre code.`,
    send: 'Envoyer le code',
    haveCode: 'J’ai un code',
    channels: { sms: 'Recevoir plutôt un SMS', whatsapp: 'L’envoyer par WhatsApp', voice: 'Recevoir plutôt un appel' },
    submit: 'Valider',
    resend: 'Renvoyer le code',
    resendIn: (seconds) => `Renvoyer dans ${countdown(locale, seconds)}`,
    resendReady: 'Vous pouvez maintenant demander un nouveau code.',
    cancel: 'Annuler',
    incomplete: (digits) => `Saisissez les ${digits} chiffres du code.`,
  },
  remove: {
    title: (number) => `Supprimer le ${number}\u202f?`,
    description: 'Vous ne pourrez plus l’utiliser pour vous connecter ni pour recevoir des codes.',
    primaryPasses: (number) => `Le ${number} deviendra votre numéro principal.`,
    linkEnds: (types) =>
      `Ce numéro est associé à ${named(locale, types)}\u202f: cette association sera également supprimée.`,
    confirm: 'Supprimer le numéro',
    cancel: 'Conserver',
  },
  secondFactor: {
    title: 'Validation en deux étapes',
    description: 'Lors de la connexion, un code envoyé à l’un de ces numéros vous est également demandé.',
    off: 'La validation en deux étapes est désactivée',
    offHint: 'Une fois activée, un code envoyé à l’un de vos numéros vous est également demandé lors de la connexion.',
    smsNotice:
      'Les codes par SMS sont un facteur restreint (NIST SP 800-63B)\u202f: un numéro de téléphone ' +
      'peut être détourné. Une clé d’accès, une clé de sécurité ou une application ' +
      'd’authentification est plus sûre.',
    default: 'Par défaut',
    makeDefault: 'Définir par défaut',
    makeDefaultNumber: (number) => `Définir par défaut\u202f: ${number}`,
    madeDefault: (number) => `Les codes sont désormais envoyés au ${number}.`,
    stop: 'Ne plus utiliser',
    stopNumber: (number) => `Ne plus utiliser le ${number} pour les codes`,
    stopTitle: (number) => `Ne plus utiliser le ${number} pour les codes\u202f?`,
    stopConfirm: 'Ne plus l’utiliser',
    stopCancel: 'Continuer à l’utiliser',
    stopped: (number) => `Le ${number} ne reçoit plus de codes.`,
    codesStillGoTo: (number) => `Les codes sont toujours envoyés au ${number}.`,
    codesPassTo: (number) => `Les codes seront désormais envoyés au ${number}.`,
    turnsOff:
      'La validation en deux étapes sera désactivée\u202f: aucun code ne sera plus demandé lors de la connexion.',
    stillOn: (types) => `La validation en deux étapes reste activée\u202f: ${named(locale, types, factors)}.`,
    turnOn: 'Activer',
    add: 'Ajouter un numéro pour les codes',
    choose: 'Quel numéro doit recevoir les codes\u202f?',
    newNumber: 'Nouveau numéro',
    added: (number) => `Le ${number} peut désormais recevoir vos codes.`,
    notAdded: (number, reason) => `Le ${number} n’a pas été ajouté. ${reason}`,
  },
  backupCodes: {
    title: 'Codes de secours',
    description:
      'Ils vous permettent de vous connecter lorsque aucun code ne peut vous parvenir. Chacun ' +
      'ne peut être utilisé qu’une fois.',
    left: (count, date) => `Codes restants\u202f: ${count}${date ? `, créés le ${date}` : ''}`,
    few: 'Il reste peu de codes de secours. Obtenez-en de nouveaux avant qu’ils ne soient épuisés.',
    none:
      'Il ne vous reste aucun code de secours. Obtenez-en de nouveaux pour ne pas perdre l’accès ' +
      'sans votre téléphone.',
    unseen: 'Vos codes de secours ont été créés, mais pas enregistrés. Obtenez-en de nouveaux.',
    create: 'Obtenir de nouveaux codes',
    createTitle: 'Obtenir de nouveaux codes de secours\u202f?',
    createDescription: 'Vos codes actuels cesseront de fonctionner dès que les nouveaux seront créés.',
    createCancel: 'Conserver les anciens',
    saveTitle: 'Enregistrez vos codes de secours',
    saveDescription: 'Ils ne s’affichent qu’une seule fois\u202f: conservez-les en lieu sûr.',
    copy: 'Copier',
    copied: 'Codes copiés.',
    notCopied: 'Votre navigateur n’a pas autorisé la copie. Les codes sont sélectionnés\u202f: copiez-les vous-même.',
    download: 'Télécharger',
    downloaded: (fileName) => `Vérifiez que ${fileName} se trouve dans vos téléchargements.`,
    fileName: 'codes-de-secours.txt',
    print: 'Imprimer',
    printed: 'Vérifiez que les codes ont bien été imprimés.',
    heading: (host) => `Codes de secours pour ${host}`,
    done: 'OK',
    leaveTitle: 'Avez-vous enregistré les codes\u202f?',
    leaveDescription:
      'Ils ne s’afficheront plus. Sans eux, vous risquez de perdre l’accès à votre compte si vous ' +
      'égarez votre téléphone.',
    leave: 'Quitter',
    stay: 'Retour',
    gone: 'Ces codes ne sont plus affichés.',
  },
  challenge: {
    title: 'Confirmez votre identité',
    submit: 'Continuer',
    cancel: 'Retour',
    notSent: (number) => `Nous enverrons un code par SMS au ${number}.`,
    otherNumber: 'Utiliser un autre numéro',
    choose: 'Où devons-nous envoyer le code\u202f?',
    useBackupCode: 'Utiliser un code de secours',
    useText: 'Recevoir un code par SMS',
    backupCode: 'Code de secours',
    backupCodeHint:
      'L’un des codes que vous avez enregistrés en activant la validation en deux étapes. Chaque ' +
      'code ne peut être utilisé qu’une fois.',
    backupCodeEmpty: 'Saisissez un code de secours.',
    noNumbers: 'Aucun numéro de téléphone ne peut recevoir de code.',
    passed: 'Identité confirmée. Un instant…',
    passedWithBackupCode: 'Identité confirmée. Ce code de secours est désormais utilisé. Un instant…',
    ended: 'Cette tentative de connexion a pris fin. Recommencez.',
  },
  notLoaded:
    'Cette partie de la page n’a pas pu être chargée. Vérifiez votre connexion. ' +
    'En cas de nouvel échec, rechargez la page.',
  phoneField: {
    phoneNumber: 'Numéro de téléphone',
    problems: {
      empty: 'Saisissez votre numéro de téléphone.',
      too_short: 'Ce numéro est trop court.',
      too_long: 'Ce numéro est trop long.',
      not_in_country: 'Ce numéro ne correspond pas au pays sélectionné.',
      not_mobile: 'Ce numéro n’est pas un numéro de mobile.',
      unsupported_country: 'Les numéros de ce pays ne sont pas acceptés.',
    },
    country: (name, callingCode) => `Pays\u202f: ${name} ${callingCode}`,
    countrySearch: 'Rechercher un pays',
    countriesFound: (count) => plural(locale, count, { one: `${count} pays trouvé`, other: `${count} pays trouvés` }),
  },
  codeField: {
    code: 'Code de validation',
    problems: {
      no_code: 'Aucun code n’a été trouvé dans ce texte.',
      several_codes: 'Plusieurs codes ont été trouvés dans ce texte.',
      too_long: 'Ce texte contient trop de chiffres.',
    },
  },
  errors: {
    invalid_phone_number: 'Ce numéro de téléphone n’est pas valide.',
    phone_number_taken: 'Ce numéro est déjà utilisé par un autre compte.',
    unsupported_country: 'Les numéros de ce pays ne sont pas acceptés.',
    too_many_phone_numbers: 'Vous avez atteint le nombre maximal de numéros de téléphone. Supprimez-en un d’abord.',
    incorrect_code: ({ attemptsLeft, sentAgo }) =>
      (sentAgo === null
        ? 'Ce code est incorrect.'
        : 'Un code plus récent a été envoyé\u202f: utilisez celui du dernier message.') +
      (attemptsLeft === null ? '' : ` ${tries(attemptsLeft)}`),
    code_expired: 'Ce code a expiré. Demandez-en un nouveau.',
    too_many_attempts: 'Trop de codes incorrects. Demandez-en un nouveau.',
    rate_limited: ({ retryAfter, sentAgo }) =>
      retryAfter === null
        ? 'Trop de tentatives. Patientez un peu, puis réessayez.'
        : sentAgo === null
          ? `Trop de tentatives. Réessayez ${fromNow(locale, retryAfter)}.`
          : `Un code a été envoyé ${fromNow(locale, -sentAgo)}. ` +
            `Vous pourrez en demander un autre ${fromNow(locale, retryAfter)}.`,
    already_verified: 'Ce numéro est déjà validé.',
    verification_required: 'Validez d’abord ce numéro.',
    message_not_sent: 'Le message n’a pas pu être envoyé. Vérifiez le numéro ou réessayez plus tard.',
    recipient_opted_out:
      'Ce numéro s’est désabonné de nos messages. Répondez START à l’un d’eux ou utilisez un autre numéro.',
    recipient_unreachable: 'Aucun code ne peut parvenir à ce numéro. Utilisez un autre numéro.',
    locked: 'Bloqué après trop de codes incorrects. Contactez l’assistance.',
    last_second_factor: 'C’est votre dernier second facteur. Ajoutez-en d’abord un autre.',
    last_identification: 'C’est votre dernier moyen de connexion. Ajoutez-en d’abord un autre.',
    step_up_required: 'Confirmez votre identité, puis réessayez.',
    step_up_cancelled: 'Rien n’a été modifié, car vous n’avez pas confirmé votre identité.',
    not_found: 'Ce numéro ne figure plus dans votre liste.',
    unauthenticated: 'Vous êtes déconnecté. Connectez-vous à nouveau.',
    forbidden: 'Vous n’êtes pas autorisé à effectuer cette action.',
    unsupported: 'Cette action n’est pas possible ici.',
    network: 'Le serveur est injoignable. Vérifiez votre connexion, puis réessayez.',
    unknown: 'Une erreur s’est produite. Réessayez.',
  },
};
